/** The part of word-extractor that the tests of the .doc reader compare with; it ships no types. */
declare module 'word-extractor' {
  export default class WordExtractor {
    extract(source: string | Uint8Array): Promise<{ getBody(): string }>;
  }
}
