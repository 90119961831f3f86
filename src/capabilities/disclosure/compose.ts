import { factsNamed, type Fact, type FactOf, type Level } from '../../facts/fact.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import { fill, type Words } from '../../kernel/words.ts';
import type { FormVersion } from '../evaluation/forms/form-model.ts';
import {
  isConforming,
  recordedContext,
  type CountedItem,
  type JudgedForm,
  type JudgedItem,
  type UnionFacts,
} from '../evaluation/judge-form.ts';
import { reducedMember, summaryOf } from '../evaluation/reduced-rows.ts';
import type { LeafTier, LeafValue, PartId, PublishedItem } from './edition/model.ts';
import type { DraftPart } from './edition/tree.ts';
import type { DecidedClaim, RosterLine, SectionContent } from './model.ts';

/** Everything a disclosure is composed of. */
export interface Composing {
  readonly form: FormVersion;
  readonly asOf: Day;
  readonly judged: JudgedForm;
  readonly school: UnionFacts;
  readonly secondLevel: readonly UnionFacts[];
  readonly claims: readonly DecidedClaim[];
  readonly roster: readonly RosterLine[];
  /** Sections but for the form's tables, the roster and the facts. */
  readonly sections: readonly SectionContent[];
  readonly headings: (part: PartId) => string;
  /** Words of the paper's language. */
  readonly words: Words;
}

type Leaf = DraftPart['leaves'][number];

function itemLeaf(
  { key, item }: Pick<JudgedItem, 'key' | 'item'>,
  more: Pick<PublishedItem, 'claim' | 'remark' | 'standing' | 'reasons' | 'ground'>,
): Leaf {
  const { level, no, row, wording, core, observation } = item;
  const shown = { key, level, no, row, wording, core, observation };
  return { id: key, tier: 'public', value: { kind: 'item', ...shown, ...more } };
}

/** Values that tell a rank are not for everybody; the row's number is. */
const rankValues = new Set(['place', 'size', 'percent', 'status']);

function publishedReasons({ judgement }: Pick<JudgedItem, 'judgement'>): PublishedItem['reasons'] {
  return judgement.reasons.map(({ code, weight, values }) => ({
    code,
    weight,
    values: Object.fromEntries(
      Object.entries(values).filter(([name]) => !('row' in values && rankValues.has(name))),
    ),
  }));
}

/** The ground on which the records allow more staff: told beside the number, or a reader would miss it. */
export function sizeGround(
  { judgement }: Pick<JudgedItem, 'judgement'>,
  words: Words,
): string | null {
  const given = judgement.reasons.find(({ code }) => code === 'staff-cap.ground-given');
  const size = given && factsNamed(given.facts, 'school.size')[0]?.value;
  if (!size) return null;
  const { students, campuses } = size;
  if (students !== null && campuses !== null && campuses > 1)
    return fill(words['paper.size-campuses'] ?? '', { students, campuses });
  if (students !== null) return fill(words['paper.size'] ?? '', { students });
  return campuses === null ? null : fill(words['paper.campuses'] ?? '', { campuses });
}

/** The tick of an item: as people decided, else as the records say. */
export function schoolClaim(
  judged: JudgedItem,
  { claims, words }: Pick<Composing, 'claims' | 'words'>,
): PublishedItem {
  const decided = claims.find(({ item }) => item === judged.key);
  const { standing } = judged.judgement;
  return itemLeaf(judged, {
    claim: { ticked: decided?.ticked ?? isConforming(standing) },
    remark: judged.remark,
    standing,
    reasons: publishedReasons(judged),
    ground: decided?.ground ?? sizeGround(judged, words),
  }).value as PublishedItem;
}

/** The count of an item: as people decided, else as the records say. Names no union: reasons are theirs to publish. */
export function unitClaim(counted: CountedItem, claims: readonly DecidedClaim[]): PublishedItem {
  const decided = claims.find(({ item }) => item === counted.key);
  const { conforming, total } = counted;
  return itemLeaf(counted, {
    claim: { conforming: decided?.conforming ?? conforming, total },
    remark: null,
    standing: conforming === total ? 'met' : 'unmet',
    reasons: [],
    ground: decided?.ground ?? null,
  }).value as PublishedItem;
}

const itemLeaves = (values: readonly PublishedItem[]): readonly Leaf[] =>
  values.map((value) => ({ id: value.key, tier: 'public', value }));

function factsLeaf(
  id: string,
  tier: LeafTier,
  { unionId, name }: Pick<UnionFacts, 'unionId' | 'name'>,
  facts: readonly Fact[],
): Leaf {
  return { id, tier, value: { kind: 'facts', unionId, name, facts } };
}

function summaryFact(
  level: Level,
  members: readonly FactOf<'staff.member'>[],
  { form, asOf }: Composing,
): readonly Fact[] {
  const [first] = members;
  if (!first) return [];
  const value = summaryOf(members, recordedContext(form, level, asOf));
  return [
    {
      name: 'staff.summary',
      level,
      value,
      basis: 'practice',
      grain: 'aggregate',
      coverage: 'complete',
      day: asOf as Day & PartialDay,
      source: first.source,
    },
  ];
}

const isMember = (fact: Fact): fact is FactOf<'staff.member'> => fact.name === 'staff.member';

/**
 * Rows of facts without names: who they are stands in the roster, by the row's number, as far as it may. Rows of one
 * name in one unit and grade keep one mark, so that somebody with two posts still shows.
 */
function nameless(members: readonly FactOf<'staff.member'>[]): readonly FactOf<'staff.member'>[] {
  const first = new Map<string, number>();
  return members.map((member) => {
    const { name, unit, gradeText, row } = member.value;
    if (name === null) return member;
    const key = JSON.stringify([name, unit, gradeText]);
    const mark = first.get(key) ?? row;
    first.set(key, mark);
    return { ...member, value: { ...member.value, name: `#${mark}` } };
  });
}

/**
 * The facts the verdicts were computed from, told as fully as each reader may see: figures to everybody, reduced rows
 * by default, whole rows as the form prints them; rows of the second level only in the filing copy.
 */
function evidenceLeaves(composing: Composing): readonly Leaf[] {
  const { school, secondLevel, form, asOf } = composing;
  const context = recordedContext(form, 'school', asOf);
  const members = nameless(factsNamed(school.facts, 'staff.member'));
  const rest = school.facts.filter((fact) => !isMember(fact));
  const own: Leaf[] = [
    factsLeaf('school', 'public', school, [...rest, ...summaryFact('school', members, composing)]),
    factsLeaf(
      'school-reduced',
      'reduced',
      school,
      members.map((member) => reducedMember(member, context)),
    ),
    factsLeaf('school-rows', 'as-form', school, members),
  ];
  const units = secondLevel.flatMap((union, index): readonly Leaf[] => {
    const rows = nameless(factsNamed(union.facts, 'staff.member'));
    const others = union.facts.filter((fact) => !isMember(fact));
    return [
      factsLeaf(`unit-${index + 1}`, 'public', union, [
        ...others,
        ...summaryFact('second-level', rows, composing),
      ]),
      factsLeaf(`unit-${index + 1}-rows`, 'filing', union, rows),
    ];
  });
  return [...own, ...units];
}

function rosterLeaves({ roster }: Composing): readonly Leaf[] {
  return roster.flatMap(({ row, full, reduced }): readonly Leaf[] => [
    { id: `row-${row}`, tier: 'reduced', value: { kind: 'row', row, cells: reduced } },
    { id: `row-${row}-full`, tier: 'as-form', value: { kind: 'row', row, cells: full } },
  ]);
}

function sectionLeaves({ blocks, file, attested }: SectionContent): readonly Leaf[] {
  const leaves: Leaf[] = [];
  if (blocks.length > 0)
    leaves.push({ id: 'text', tier: 'public', value: { kind: 'text', blocks } });
  if (file !== null) leaves.push({ id: 'file', tier: 'public', value: { kind: 'file', ...file } });
  if (attested !== null) {
    const line = `${attested.by}（${attested.as}），${attested.on}`;
    const value: LeafValue = {
      kind: 'text',
      blocks: [{ kind: 'paragraph', line, align: 'end' }],
    };
    leaves.push({ id: 'attested', tier: 'public', value });
  }
  return leaves;
}

/** Composes a disclosure in the official order: the form's tables, its sections, and the facts behind it all. */
export function composeParts(composing: Composing): readonly DraftPart[] {
  const { form, judged, claims, sections, headings } = composing;
  const part = (id: PartId, leaves: readonly Leaf[]): DraftPart => ({
    id,
    heading: headings(id),
    leaves,
  });
  const second = judged.secondLevel.map((item) => unitClaim(item, claims));
  return [
    part('form-school', itemLeaves(judged.school.map((item) => schoolClaim(item, composing)))),
    ...(second.length > 0 ? [part('form-second-level', itemLeaves(second))] : []),
    ...form.sections.map(({ name, heading }) => {
      const content = sections.find((one) => one.part === name);
      const leaves = content ? sectionLeaves(content) : [];
      return {
        id: name,
        heading,
        leaves: name === 'roster' ? [...rosterLeaves(composing), ...leaves] : leaves,
      };
    }),
    part('complaints', sections.filter((one) => one.part === 'complaints').flatMap(sectionLeaves)),
    part('evidence', evidenceLeaves(composing)),
  ];
}
