import type { Fact } from '../../facts/fact.ts';
import type { Amount, StudyRank } from '../../facts/vocabulary.ts';
import type { Words } from '../../kernel/words.ts';

/** What a fact shows in a line: which row or thing it is of, and what it says; codes stay codes. */
export interface FactLine {
  /** The record it comes from, as links name it; null for a fact of no record. */
  readonly thing: string | null;
  readonly id: string | null;
  /** Row of the roster, where it is one. */
  readonly row: number | null;
  readonly text: string;
}

const amount = ({ min, max }: Amount): string =>
  max === min ? String(min) : max === null ? `≥ ${min}` : min === 0 ? `≤ ${max}` : `${min}–${max}`;

function rank(one: StudyRank, words: Words): string {
  switch (one.kind) {
    case 'place':
      return `${one.place}/${one.size}`;
    case 'share':
      return `${one.percent}%`;
    case 'judged':
      return words[one.within ? 'fact.within' : 'fact.not-within'] ?? '';
    case 'not-yet':
      return words['fact.not-yet'] ?? '';
    case 'blank':
      return words['fact.blank'] ?? '';
    case 'unreadable':
      return one.text;
  }
}

function textOf(fact: Fact, words: Words): string {
  switch (fact.name) {
    case 'staff.member': {
      const { name, department, post, statusText, gradeText, failed } = fact.value;
      const failure = failed === null ? null : words[failed ? 'fact.failed' : 'fact.not-failed'];
      const parts = [
        name,
        department,
        post?.title,
        statusText,
        gradeText,
        rank(fact.value.rank, words),
        failure,
      ];
      return parts.filter((part) => part !== null && part !== undefined && part !== '').join('　');
    }
    case 'staff.count':
    case 'presidium.count':
    case 'department.count':
      return amount(fact.value);
    case 'department.list':
      return fact.value.names.join('、');
    case 'duty.unlisted':
    case 'duty.told':
      return fact.value.department;
    case 'post.set':
      return fact.value.title;
    case 'body.standing':
      return fact.value.name;
    case 'congress.held':
      return fact.day ?? '';
    case 'attestation':
      return fact.value.what;
    case 'school.size':
      return [fact.value.students, fact.value.campuses].filter((one) => one !== null).join(' / ');
    default:
      return fact.day ?? '';
  }
}

/** A fact as a line of a table. */
export function factLine(fact: Fact, words: Words): FactLine {
  const { source } = fact;
  const row =
    fact.name === 'staff.member' || fact.name === 'candidate.vetted' ? fact.value.row : null;
  return {
    thing: source.kind === 'record' ? source.thing : null,
    id: source.kind === 'record' ? source.id : null,
    row,
    text: textOf(fact, words),
  };
}
