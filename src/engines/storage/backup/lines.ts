import { refusal } from '../../../kernel/refusal.ts';
import { ArchiveRefused } from './damage.ts';

/** No row is longer than this: an attachment of 20 MB takes 40. */
const longestLine = 256 * 1024 * 1024;

/** Cuts a stream of bytes into lines, each with its line end; what is left without one is refused. */
export async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      const piece = chunk.subarray(from, end + 1);
      yield parts.length === 0 ? piece : Buffer.concat([...parts, piece]);
      parts = [];
      held = 0;
      from = end + 1;
    }
    if (from < chunk.length) {
      parts.push(chunk.subarray(from));
      held += chunk.length - from;
      if (held > longestLine)
        throw new ArchiveRefused(refusal('archive-content-damaged', [], { line: 0 }));
    }
  }
  if (held > 0) throw new ArchiveRefused(refusal('archive-content-damaged', [], { line: 0 }));
}
