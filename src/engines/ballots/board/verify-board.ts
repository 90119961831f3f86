import type { CountFile } from '../../counting/published/model.ts';
import type { Sheet } from '../../counting/model.ts';
import { equalBytes, fromB64, fromHex } from '../bytes.ts';
import type { BoardDecision, EventType, PayloadOf, Phase, Setup } from '../model.ts';
import type { CheckingPrimitives } from '../primitives.ts';
import { checkCertificate } from '../observer-keys.ts';
import { ballotReader } from '../reading.ts';
import { checkReceipt } from '../receipt.ts';
import { checkCode } from '../setup.ts';
import {
  countFailures,
  orderFailures,
  readBallots,
  signatureFailures,
  type Progress,
  type ReadBallot,
  type Said,
} from './check-box.ts';
import { countFileFailures } from './check-count-file.ts';
import { bytesOf, codeFailures, keyFailures, ruleFailures } from './check-setup.ts';
import { failed, type BoardFailure, type BoardWarning } from './checks.ts';
import { attendanceFailures, countAgain } from './count-again.ts';
import { replayPhases } from './order.ts';
import { readBoard, type ListedLine, type ReadEvent } from './read-board.ts';
import type { ReceiptFile } from './receipt-file.ts';
import { tallyBoard } from './tally-board.ts';

/** What a board is held against, beside itself. */
export interface VerifyOptions {
  /** The check code as it was read off a screen. */
  readonly expectedCode?: string;
  /** The count file of the election. */
  readonly countFile?: CountFile;
  /** The receipt of a voter. */
  readonly receipt?: ReceiptFile;
  /** The round is not over yet: that the end is missing is no failure. */
  readonly underWay?: boolean;
  /** Told while ballots are checked (each twice: signatures, then opening). */
  readonly progress?: Progress;
}

/** What a reader is told beside what fails. */
export interface BoardFacts {
  /** Null where the setup cannot be read; then only form, chain and order were checked. */
  readonly setup: Setup | null;
  readonly checkCode: string | null;
  /** Hex H of the last event line. */
  readonly head: string | null;
  readonly phase: Phase | null;
  readonly attendance: PayloadOf<'open-casting'> | null;
  readonly ballots: number;
  /** The electronic sheet, counted again. */
  readonly tally: Sheet | null;
  /** Decided again. */
  readonly decision: BoardDecision | null;
  /** Names of everybody the board names: candidates, and those written in who were elected. */
  readonly names: ReadonlyMap<string, string>;
}

/** What came of a board. */
export interface BoardVerification {
  /** Every failure, by the number of its check. */
  readonly failures: readonly BoardFailure[];
  readonly warnings: readonly BoardWarning[];
  readonly facts: BoardFacts;
}

const none = new Uint8Array(0);

/** Failures of V07 after which the counting law cannot be asked. */
const undecidable: readonly string[] = ['candidate-twice', 'tie-number', 'tied'];

/** The first payload of a type that can be read. */
function first<T extends EventType>(events: readonly ReadEvent[], type: T): PayloadOf<T> | null {
  const found = events.find((event) => event.type === type);
  return (found?.payload ?? null) as PayloadOf<T> | null;
}

interface Round {
  readonly primitives: CheckingPrimitives;
  readonly setup: Setup;
  readonly ctx: Uint8Array;
  readonly events: readonly ReadEvent[];
}

/** V06: whoever certifies is an observer, signed the decision before, and signed it once. */
function certifyFailures({ primitives, setup, events }: Round): readonly BoardFailure[] {
  const failures: BoardFailure[] = [];
  let decision: Uint8Array = none;
  let signed = new Set<number>();
  for (const { type, payload, place, hash } of events) {
    if (type === 'decision') [decision, signed] = [hash, new Set()];
    if (type !== 'certify' || payload === null) continue;
    const { observer: number, sig } = payload;
    const observer = setup.observers.find((one) => one.number === number);
    if (observer === undefined) failures.push(failed('V06', place, 'observer', { number }));
    else if (!checkCertificate(primitives, bytesOf(observer.ed25519), decision, bytesOf(sig)))
      failures.push(failed('V06', place, 'signature', { number }));
    if (signed.has(number)) failures.push(failed('V06', place, 'twice', { number }));
    signed.add(number);
  }
  return failures;
}

interface Opened {
  readonly failures: readonly BoardFailure[];
  /** Secret sealing keys by observer, those that belong to their observers alone. */
  readonly keys: ReadonlyMap<number, Uint8Array>;
}

/** V14: every opened key belongs to its observer, none is there twice, and there are enough of them to tally. */
function openedKeys({ primitives, setup, events }: Round): Opened {
  const failures: BoardFailure[] = [];
  const keys = new Map<number, Uint8Array>();
  for (const { type, payload, place } of events) {
    if (type !== 'open' || payload === null) continue;
    const number = payload.observer;
    const secret = bytesOf(payload.x25519);
    const sealing = setup.observers.find((one) => one.number === number)?.x25519 ?? null;
    if (keys.has(number)) failures.push(failed('V14', place, 'twice', { number }));
    else if (sealing === null || !equalBytes(primitives.x25519Public(secret), bytesOf(sealing)))
      failures.push(failed('V14', place, 'key', { number }));
    else keys.set(number, secret);
  }
  const threshold = setup.seal?.threshold ?? 0;
  if (keys.size < threshold && events.some(({ type }) => type === 'tally'))
    failures.push(failed('V14', '', 'too-few', { keys: keys.size, threshold }));
  return { failures, keys };
}

/** V22: the box signed the receipt, and its ballot is in the list. */
function receiptFailures(
  { primitives, setup, ctx, events }: Round,
  listed: readonly ListedLine[],
  { h, receipt }: ReceiptFile,
): readonly BoardFailure[] {
  const [hash, signature] = [fromHex(h) ?? none, fromB64(receipt) ?? none];
  const signed = checkReceipt(primitives, bytesOf(setup.box), ctx, hash, signature);
  const closed = events.some(({ type }) => type === 'ballots');
  return [
    ...(signed ? [] : [failed('V22', '', 'signature')]),
    ...(closed && !listed.some((one) => one.h === h) ? [failed('V22', '', 'missing')] : []),
  ];
}

interface Tallied {
  readonly tally: Sheet | null;
  /** Ballots that do not open or read. */
  readonly unread: number;
}

/** Opens and reads every ballot; no tally where it is not known what was issued, or keys are missing. */
function tallyAgain(
  { primitives, setup, ctx, events }: Round,
  ballots: readonly ReadBallot[],
  {
    said,
    keys,
    progress,
  }: { readonly said: Said; readonly keys: Opened['keys']; readonly progress: Progress },
): Tallied {
  const enough = keys.size >= (setup.seal?.threshold ?? 0);
  if (!enough || said.close === null || !events.some(({ type }) => type === 'ballots'))
    return { tally: null, unread: 0 };
  const opened = [...keys].map(([observer, secret]) => ({ observer, secret }));
  const read = ballotReader(primitives, setup, ctx, opened);
  const choices = ballots.map(({ bytes, ballot }, at) => {
    progress(ballots.length + at + 1, ballots.length * 2);
    return ballot === null ? null : read(bytes);
  });
  return {
    tally: tallyBoard({ setup, issued: said.close.issued, ballots: choices }),
    unread: choices.filter((one) => one === null).length,
  };
}

interface Checked extends Tallied {
  readonly failures: readonly BoardFailure[];
  readonly decision: BoardDecision | null;
}

/** V04 to V22, by a setup that can be read. */
function checkRound(round: Round, listed: readonly ListedLine[], options: VerifyOptions): Checked {
  const { primitives, setup, ctx, events } = round;
  const { expectedCode, countFile, receipt, progress = () => undefined } = options;
  const said: Said = {
    attendance: first(events, 'open-casting'),
    close: first(events, 'close'),
    issued: first(events, 'issued'),
    ballots: first(events, 'ballots'),
  };
  const { ballots, failures: formless } = readBallots(setup, listed);
  const rules = ruleFailures(primitives.sha256, setup);
  const half: Progress = (done, of) => progress(done, of * 2);
  const signatures = signatureFailures(primitives, { setup, ctx }, ballots, half);
  const { keys, failures: unopened } = openedKeys(round);
  const tallied = tallyAgain(round, ballots, { said, keys, progress });
  const { failures: counted, decision } = countAgain({
    setup,
    said,
    events,
    tally: tallied.tally,
    decidable: !rules.some(({ code }) => undecidable.includes(code)),
    underWay: options.underWay === true,
  });
  const failures = [
    ...formless,
    ...keyFailures(primitives, setup),
    ...codeFailures(ctx, expectedCode ?? null),
    ...certifyFailures(round),
    ...rules,
    ...(countFile === undefined ? [] : countFileFailures(setup, countFile.content)),
    ...countFailures(primitives.sha256, said, listed),
    ...attendanceFailures(setup, said, events),
    ...orderFailures(ballots),
    ...signatures,
    ...unopened,
    ...counted,
    ...(receipt === undefined ? [] : receiptFailures(round, listed, receipt)),
  ];
  return { ...tallied, failures, decision };
}

function namesOf(setup: Setup | null, events: readonly ReadEvent[]): ReadonlyMap<string, string> {
  const elected = events.flatMap((one) => (one.type === 'names' ? (one.payload ?? []) : []));
  return new Map([...(setup?.candidates ?? []), ...elected].map(({ id, name }) => [id, name]));
}

const byCheck = (a: BoardFailure, b: BoardFailure): number =>
  a.check < b.check ? -1 : a.check > b.check ? 1 : 0;

/**
 * Checks a board by itself (docs/ballot-protocol.md, section 10): every failure with its number and place, whatever the
 * bytes. Without a setup that can be read, only form, chain and order are checked.
 */
export function verifyBoard(
  primitives: CheckingPrimitives,
  file: Uint8Array | string,
  options: VerifyOptions = {},
): BoardVerification {
  const board = readBoard(primitives.sha256, file);
  const begun = board.events.find(({ type }) => type === 'setup');
  const setup = begun?.type === 'setup' ? begun.payload : null;
  const ctx = begun === undefined || setup === null ? none : primitives.sha256(begun.written);
  const { phase, events, failures } = replayPhases(board.events, setup, options.underWay === true);
  const round = setup === null ? null : { primitives, setup, ctx, events };
  const checked = round && checkRound(round, board.ballots, options);
  const unread = checked?.unread ?? 0;
  return {
    failures: [...board.failures, ...failures, ...(checked?.failures ?? [])].sort(byCheck),
    warnings: unread > 0 ? [{ check: 'V15', count: unread }] : [],
    facts: {
      setup,
      checkCode: setup === null ? null : checkCode(ctx),
      head: board.head,
      phase,
      attendance: first(events, 'open-casting'),
      ballots: board.ballots.length,
      tally: checked?.tally ?? null,
      decision: checked?.decision ?? null,
      names: namesOf(setup, events),
    },
  };
}
