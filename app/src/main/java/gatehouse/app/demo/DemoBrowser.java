package gatehouse.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person's browser does in the demo: keeps cookies, follows redirects, sends forms. */
final class DemoBrowser implements AutoCloseable {
  private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");
  private static final int MOST_STEPS = 12;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  // By hand: cookies for https only are not sent to the address on this machine.
  private final Map<String, Map<String, String>> cookies = new HashMap<>();

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    Map<String, String> known =
        cookies.computeIfAbsent(request.build().uri().getAuthority(), one -> new TreeMap<>());
    if (!known.isEmpty()) {
      request.header(
          "Cookie",
          known.entrySet().stream()
              .map(one -> one.getKey() + "=" + one.getValue())
              .collect(Collectors.joining("; ")));
    }
    request.header("User-Agent", "Gatehouse demo");
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (String cookie : answer.headers().allValues("set-cookie")) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      known.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return answer;
  }

  /**
   * Goes through the pages of another server, filling in each form, until that sends the browser
   * back here; and then back here.
   *
   * @param answers what every form is sent with; a page takes what it asks for
   * @param callback where it comes back to
   */
  void passThrough(URI start, Map<String, String> answers, URI callback)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(start));
    for (int step = 0; step < MOST_STEPS; step++) {
      URI next;
      Matcher form = FORM.matcher(answer.body());
      if (answer.statusCode() / 100 == 3) {
        next = answer.uri().resolve(answer.headers().firstValue("location").orElseThrow());
        if (next.getPath().equals(callback.getPath())) {
          // Perhaps by another name of this server than the one it has on this machine.
          send(HttpRequest.newBuilder(URI.create(callback + "?" + next.getRawQuery())));
          return;
        }
        answer = send(HttpRequest.newBuilder(next));
      } else if (answer.statusCode() == 200 && form.find()) {
        next = answer.uri().resolve(form.group(1));
        answer =
            send(
                HttpRequest.newBuilder(next)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(answers))));
      } else {
        break;
      }
    }
    throw new IOException(start.getAuthority() + " did not send the sample person back");
  }

  private static String encoded(Map<String, String> answers) {
    return answers.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    client.close();
  }
}
