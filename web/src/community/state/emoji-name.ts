/** What an emoji is called at first: the name of its file, with what the server does not take put as underscores. */
export function emojiNameOf(file: string): string {
  const plain = file.replace(/\.[^.]*$/, "").replace(/[^A-Za-z0-9_]+/g, "_").replace(/^_+|_+$/g, "");
  return plain.slice(0, 32).padEnd(2, "_");
}
