/** Somebody whose token was signed, and the hash of what was signed without being understood. */
export interface SignedFor {
  readonly personId: string;
  readonly name: string;
  readonly asked: string;
}

/**
 * What an observer's browser saw of a round with its own eyes (docs/ballot-protocol.md, V23–V25). No times: who stood
 * at the box when a total rose is nobody's business.
 */
export interface WatchRecord {
  /** Check code of the setup as first seen. */
  readonly code: string | null;
  /** Totals of the box, one after the other, none twice in a row. */
  readonly box: readonly number[];
  /** Ballots issued as the server told them, likewise. */
  readonly issued: readonly number[];
  /** People whose token this browser signed, in no order of time: sorted by name. */
  readonly signed: readonly SignedFor[];
  /** Second requests of people whose token was signed already, with other content. */
  readonly refused: readonly { readonly personId: string; readonly name: string }[];
}

/** Nothing was seen yet. */
export const emptyRecord: WatchRecord = {
  ...{ code: null, box: [], issued: [], signed: [], refused: [] },
};

const grown = (seen: readonly number[], value: number | null): readonly number[] =>
  value === null || seen.at(-1) === value ? seen : [...seen, value];

/** What was seen in one look. */
export interface Look {
  readonly code: string | null;
  readonly box: number | null;
  readonly issued: number | null;
}

/** The record with one more look; the same record where nothing is new. */
export function saw(record: WatchRecord, look: Look): WatchRecord {
  const code = record.code ?? look.code;
  const box = grown(record.box, look.box);
  const issued = grown(record.issued, look.issued);
  const same = code === record.code && box === record.box && issued === record.issued;
  return same ? record : { ...record, code, box, issued };
}

function listed<T extends { readonly personId: string; readonly name: string }>(
  list: readonly T[],
  one: T,
): readonly T[] {
  return list.some(({ personId }) => personId === one.personId)
    ? list
    : [...list, one].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The record after somebody asked for a signature, and whether they get it: once, or again where the very same is asked
 * (the answer was lost on its way). Other content of the same person is refused for good.
 */
export function asked(
  record: WatchRecord,
  one: SignedFor,
): { readonly record: WatchRecord; readonly signs: boolean } {
  const before = record.signed.find(({ personId }) => personId === one.personId);
  if (before === undefined)
    return { record: { ...record, signed: listed(record.signed, one) }, signs: true };
  if (before.asked === one.asked) return { record, signs: true };
  const { personId, name } = one;
  return {
    record: { ...record, refused: listed(record.refused, { personId, name }) },
    signs: false,
  };
}

/** What is told of the round when the record is compared with it. */
export interface Compared {
  readonly code: string | null;
  /** What `close` says; null before. */
  readonly close: { readonly box: number; readonly issued: number } | null;
  /** Whether this browser signs beside the server. */
  readonly signs: boolean;
  /** Asked for, and not signed by the co-issuer yet. */
  readonly waiting: number;
  /** Hash of the ballot page as setup has it and as it is served; null where unknown. */
  readonly page: { readonly wanted: string | null; readonly served: string | null } | null;
  /** Whether setup holds the keys that this browser made; null where it made none or there is no setup. */
  readonly ownKeys: boolean | null;
}

/** Something an observer should speak up about, with its figures. */
export interface Warning {
  readonly code:
    | 'code-changed'
    | 'keys-not-mine'
    | 'page-differs'
    | 'page-not-served'
    | 'box-fell'
    | 'box-over-issued'
    | 'box-lost'
    | 'issued-fell'
    | 'issued-unsigned'
    | 'issued-lost'
    | 'asked-twice';
  readonly values: Readonly<Record<string, string | number>>;
}

/** The first place where a total is lower than the one before. */
function fell(seen: readonly number[]): { readonly from: number; readonly to: number } | null {
  const at = seen.findIndex((value, index) => index > 0 && value < (seen[index - 1] ?? 0));
  return at < 0 ? null : { from: seen[at - 1] ?? 0, to: seen[at] ?? 0 };
}

const most = (seen: readonly number[]): number => Math.max(0, ...seen);

function ofSetup({ code: seen }: WatchRecord, { code, page, ownKeys }: Compared): Warning[] {
  const warnings: Warning[] = [];
  if (seen !== null && code !== null && seen !== code)
    warnings.push({ code: 'code-changed', values: { seen, now: code } });
  if (ownKeys === false) warnings.push({ code: 'keys-not-mine', values: {} });
  if (page !== null && page.wanted !== null && page.served === null)
    warnings.push({ code: 'page-not-served', values: {} });
  if (page !== null && page.wanted !== null && page.served !== null && page.wanted !== page.served)
    warnings.push({ code: 'page-differs', values: {} });
  return warnings;
}

function ofTotals({ box, issued }: WatchRecord, { close }: Compared): Warning[] {
  const warnings: Warning[] = [];
  const [boxFell, issuedFell] = [fell(box), fell(issued)];
  if (boxFell) warnings.push({ code: 'box-fell', values: { ...boxFell } });
  if (issuedFell) warnings.push({ code: 'issued-fell', values: { ...issuedFell } });
  const [inBox, given] = [close?.box ?? most(box), close?.issued ?? most(issued)];
  if (given > 0 && inBox > given)
    warnings.push({ code: 'box-over-issued', values: { box: inBox, issued: given } });
  if (close !== null && close.box < most(box))
    warnings.push({ code: 'box-lost', values: { seen: most(box), close: close.box } });
  if (close !== null && close.issued < most(issued))
    warnings.push({ code: 'issued-lost', values: { seen: most(issued), close: close.issued } });
  return warnings;
}

/** Warnings with which nobody certifies: ballots are gone, or are of something else. */
const grave: readonly Warning['code'][] = [
  ...(['code-changed', 'keys-not-mine', 'box-over-issued', 'box-lost'] as const),
];

/** Whether a warning forbids certifying. */
export const isGrave = ({ code }: Warning): boolean => grave.includes(code);

/** What does not fit together; empty where everything does. */
export function warningsOf(record: WatchRecord, compared: Compared): readonly Warning[] {
  const { signed, refused, issued } = record;
  const given = compared.close?.issued ?? Math.max(0, (issued.at(-1) ?? 0) - compared.waiting);
  const unsigned: readonly Warning[] =
    compared.signs && given > signed.length
      ? [{ code: 'issued-unsigned', values: { issued: given, signed: signed.length } }]
      : [];
  const twice: readonly Warning[] =
    refused.length === 0
      ? []
      : [{ code: 'asked-twice', values: { names: refused.map(({ name }) => name).join('、') } }];
  return [...ofSetup(record, compared), ...ofTotals(record, compared), ...unsigned, ...twice];
}
