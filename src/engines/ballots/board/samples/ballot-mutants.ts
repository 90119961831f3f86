import { canonicalJson, type Json } from '../../../../kernel/json.ts';
import { fromB64, textOf, toB64, utf8 } from '../../bytes.ts';
import type { BoardCheck } from '../checks.ts';
import { bent, forged, sorted, type Mutant } from './forge.ts';
import type { SampleBoard } from './sample-board.ts';

interface BallotText {
  body: string;
  pk: string;
  sig: string;
  tok: string[];
}

/** Ballots changed one way each, everything else made to fit. */
export function ballotMutants(board: SampleBoard): readonly Mutant[] {
  const { events, ballots } = board;
  const [one, two] = [ballots[0], ballots[1]];
  if (one === undefined) return [];
  const parsed = JSON.parse(one) as BallotText;
  const other = JSON.parse(two ?? one) as BallotText;
  const changed = (change: Partial<BallotText>): string => canonicalJson({ ...parsed, ...change });
  const mutant = (name: string, must: BoardCheck | null, list: readonly string[]): Mutant => ({
    name,
    must,
    file: () => forged(board, { events, ballots: list }),
  });
  const swap = (name: string, must: BoardCheck | null, ballot: string): Mutant =>
    mutant(name, must, sorted([ballot, ...ballots.slice(1)]));
  const plain = textOf(fromB64(parsed.body) ?? utf8('')) ?? '';
  const marked = plain.replace(/[YNA-]/, (mark) => (mark === 'Y' ? 'N' : 'Y'));
  return [
    ...(board.setup.seal === null
      ? [swap('a mark changed', 'V13', changed({ body: toB64(utf8(marked)) }))]
      : [1, 40, 200, 400].map((at) =>
          swap(`a sealed byte changed at ${at}`, null, changed({ body: bent(parsed.body, at) })),
        )),
    ...parsed.tok.flatMap((_, issuer) =>
      [0, 7, 100, 255].map((at) =>
        swap(
          `token ${issuer} changed at ${at}`,
          'V12',
          changed({ tok: parsed.tok.map((t, i) => (i === issuer ? bent(t, at) : t)) }),
        ),
      ),
    ),
    ...[0, 9, 31].map((at) =>
      swap(`key changed at ${at}`, 'V12', changed({ pk: bent(parsed.pk, at) })),
    ),
    ...[0, 31, 32, 50, 62].map((at) =>
      swap(`signature changed at ${at}`, 'V13', changed({ sig: bent(parsed.sig, at) })),
    ),
    ...(two === undefined
      ? []
      : [
          swap('tokens of another', 'V12', changed({ tok: other.tok })),
          swap('body of another', 'V13', changed({ body: other.body, sig: other.sig })),
          mutant('two exchanged', 'V11', [two, one, ...ballots.slice(2)]),
        ]),
    ...(parsed.tok.length > 1
      ? [swap('tokens exchanged', 'V12', changed({ tok: parsed.tok.toReversed() }))]
      : []),
    mutant('one twice', 'V11', sorted([one, ...ballots])),
    mutant(
      'one more, signed by nobody',
      'V12',
      sorted([...ballots, changed({ pk: bent(parsed.pk) })]),
    ),
    swap('a token missing', 'V01', changed({ tok: parsed.tok.slice(1) })),
    swap('a member more', 'V01', canonicalJson({ ...parsed, time: 1 } as unknown as Json)),
    swap('white space', 'V01', one.replace('","pk"', '", "pk"')),
    swap(
      'stray bits',
      'V01',
      changed({ pk: `${parsed.pk.slice(0, 42)}${parsed.pk[42] === 'B' ? 'C' : 'B'}` }),
    ),
    swap('nothing', 'V01', ''),
    swap('no ballot', 'V01', '{"body":"","pk":"","sig":"","tok":[]}'),
    {
      name: 'one taken out, the number left',
      must: 'V08',
      file: () => forged(board, { events, ballots: ballots.slice(1) }, { list: false }),
    },
  ];
}
