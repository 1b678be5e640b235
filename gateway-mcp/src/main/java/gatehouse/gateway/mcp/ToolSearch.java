package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Finds tools by what they are for. Ranked by BM25 over all their text at once (BM25F), where a
 * word in the name counts more than one in a description, and that more than one in the parameters.
 * Words are compared by their stems; {@code createIssue} and {@code create_issue} are two words
 * each.
 */
final class ToolSearch {
  /** How much a word counts by where it stands. */
  private static final Map<String, Float> WEIGHTS =
      Map.of("name", 4f, "title", 3f, "server", 2f, "description", 2f, "schema", 1f);

  private static final int DEEPEST = 6;

  private final List<ObjectNode> tools;
  private final IndexSearcher searcher;

  /** A tool and how well it fits; only the order means something. */
  record Found(ObjectNode tool, float score) {}

  private ToolSearch(List<ObjectNode> tools, IndexSearcher searcher) {
    this.tools = tools;
    this.searcher = searcher;
  }

  /**
   * Tools as agents are shown them.
   *
   * @param servers the names of servers for people, by the prefixes of their tools
   */
  static ToolSearch over(List<ObjectNode> tools, Map<String, String> servers) {
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    try (Analyzer analyzer = new Words();
        IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(analyzer))) {
      for (ObjectNode tool : tools) {
        writer.addDocument(document(tool, servers));
      }
      writer.commit();
      return new ToolSearch(tools, new IndexSearcher(DirectoryReader.open(memory)));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is no disk that could fail
    }
  }

  /** True when it was made over just these. */
  boolean isOver(List<ObjectNode> others) {
    return tools.equals(others);
  }

  /** Best first; none when no word of the question stands anywhere. */
  List<Found> search(String question, int most) {
    try {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      for (String word : words(question)) {
        CombinedFieldQuery.Builder anywhere = new CombinedFieldQuery.Builder(new BytesRef(word));
        WEIGHTS.forEach(anywhere::addField);
        query.add(anywhere.build(), BooleanClause.Occur.SHOULD);
      }
      List<Found> found = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(query.build(), Math.max(1, most)).scoreDocs) {
        found.add(new Found(tools.get(hit.doc), hit.score));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(ObjectNode tool, Map<String, String> servers) {
    String name = tool.path("name").asText();
    Names parts = Names.parse(name);
    Document document = new Document();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("name", parts == null ? name : parts.own());
    texts.put("title", tool.path("title").asText() + " " + tool.at("/annotations/title").asText());
    texts.put(
        "server",
        parts == null ? "" : parts.server() + " " + servers.getOrDefault(parts.server(), ""));
    texts.put("description", tool.path("description").asText());
    StringBuilder schema = new StringBuilder();
    describe(tool.path("inputSchema"), schema, 0);
    texts.put("schema", schema.toString());
    texts.forEach((field, text) -> document.add(new TextField(field, text, Field.Store.NO)));
    return document;
  }

  /** Names, titles, descriptions and possible values of parameters. */
  private static void describe(JsonNode schema, StringBuilder text, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    schema
        .path("properties")
        .forEachEntry((name, property) -> {
          text.append(name).append(' ');
          describe(property, text, depth + 1);
        });
    for (String field : List.of("title", "description")) {
      text.append(schema.path(field).asText("")).append(' ');
    }
    schema.path("enum").forEach(value -> text.append(value.asText("")).append(' '));
    describe(schema.path("items"), text, depth + 1);
  }

  private static Set<String> words(String question) throws IOException {
    Set<String> words = new TreeSet<>();
    try (Analyzer analyzer = new Words();
        TokenStream stream = analyzer.tokenStream("name", question)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    }
    return words;
  }

  /** Splits names as programmers write them into words, and takes words for their stems. */
  private static final class Words extends Analyzer {
    private static final int SPLIT =
        WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
            | WordDelimiterGraphFilter.SPLIT_ON_NUMERICS
            | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer text = new WhitespaceTokenizer();
      TokenStream words =
          new FlattenGraphFilter(new WordDelimiterGraphFilter(text, SPLIT, CharArraySet.EMPTY_SET));
      TokenStream said =
          new StopFilter(new LowerCaseFilter(words), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
      return new TokenStreamComponents(text, new PorterStemFilter(said));
    }
  }
}
