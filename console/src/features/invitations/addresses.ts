/** Mail programs copy people as "Ann Lee" <ann@acme.example>: the name is left out, with whatever commas it holds. */
const named = /(?:"[^"\n]{0,200}"\s*|[^,;\n<>"]{0,200})<\s*([^<>\s]+)\s*>/g;

/** The addresses in a pasted text, each once, in its order. Whether they are addresses is for the server to say. */
export function splitAddresses(text: string): string[] {
  const seen = new Set<string>();
  return text
    .replace(named, ' $1 ')
    .split(/[\s,;\u00a0\u200b\ufeff]+/)
    .map((word) => word.replace(/^["'<(]+|["'>)]+$/g, '').replace(/^mailto:/i, ''))
    .filter((word) => word !== '' && !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()));
}
