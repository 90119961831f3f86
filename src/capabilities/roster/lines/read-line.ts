import { foldText } from '../../../engines/documents/fold.ts';
import {
  departmentIn,
  looksLikeName,
  postKind,
  readEducation,
  readFailed,
  readGrade,
  readStatus,
} from '../../../facts/rosters/person-cells.ts';
import { readRank } from '../../../facts/rosters/rank-cell.ts';
import type { Post } from '../../../facts/vocabulary.ts';
import type { EducationLevel, PoliticalStatus } from '../../organisation/people/model.ts';
import type { Rank } from '../model.ts';
import { longestCell, type LineCells, type LineField, type LineProblem } from './line.ts';

/** A post as a line words it. */
export interface WordedPost {
  readonly kind: Post;
  /** As written, without the department that may stand before it. */
  readonly title: string;
}

/** What a line says, read. Null is what it does not say. */
export interface LineValues {
  readonly name: string;
  readonly number: string | null;
  readonly status: PoliticalStatus | null;
  readonly activist: boolean | null;
  readonly unit: string | null;
  readonly grade: number | null;
  readonly className: string | null;
  /** The department's name; null for the presidium and where the line names none. */
  readonly department: string | null;
  readonly post: WordedPost | null;
  readonly rank: Rank;
  readonly failed: boolean | null;
  readonly education: EducationLevel | null;
  readonly programme: string | null;
}

/** A line as read: its values, and what a person must correct before it can be taken over. */
export interface ReadLine {
  readonly values: LineValues;
  readonly problems: readonly LineProblem[];
}

/** Codes of what can be wrong within one line. */
export const lineRefusals = [
  'line-name-missing',
  'line-name-odd',
  'line-too-long',
  'line-number-odd',
  'line-status-unknown',
  'line-status-activist',
  'line-grade-unknown',
  'line-rank-unreadable',
  'line-rank-day',
  'line-rank-impossible',
  'line-failed-unknown',
  'line-post-forbidden',
  'line-department-missing',
  'line-post-missing',
] as const;
export type LineRefusal = (typeof lineRefusals)[number];

const folded = (text: string): string => foldText(text).text;
const bare = (text: string | undefined): string => (text ?? '').replace(/[\s\u200b\ufeff]+/g, '');

type Complain = (code: LineRefusal, field: LineField, values?: LineProblem['values']) => void;

function readName(text: string, complain: Complain): string {
  if (text === '') complain('line-name-missing', 'name');
  else if (!looksLikeName(text)) complain('line-name-odd', 'name', { text });
  return text;
}

/** 入党积极分子 is no status: beside one it is kept as it is, alone it is asked back. */
function readPolitical(
  text: string,
  complain: Complain,
): { readonly status: PoliticalStatus | null; readonly activist: boolean | null } {
  if (text === '') return { status: null, activist: null };
  const plain = folded(text);
  const activist = /积极分子|发展对象/.test(plain) ? true : null;
  const read = readStatus(plain);
  if (read === 'activist') complain('line-status-activist', 'status', { text });
  else if (read === null) complain('line-status-unknown', 'status', { text });
  return { status: read === 'activist' ? null : read, activist };
}

function readEntryYear(text: string, yearBegun: number, complain: Complain): number | null {
  if (text === '') return null;
  const { entryYear, studyYear } = readGrade(folded(text));
  const year = entryYear ?? (studyYear === null ? null : yearBegun - studyYear + 1);
  if (year === null || year < 1990 || year > yearBegun + 1) {
    complain('line-grade-unknown', 'grade', { text });
    return null;
  }
  return year;
}

const dayMade =
  /^\d{1,2}月\d{1,2}日?$|^\d{4}[-/年.]\d{1,2}|^\d{1,2}-?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)/;
const pair = /^第?(\d{1,5})名?\/(?:共|总)?(\d{1,5})(?:名|人)?$/;

function readStanding(text: string, complain: Complain): Rank {
  const plain = folded(text);
  const rank = readRank(plain, { sizeFirst: false, hyphens: /^\d{1,5}-\d{1,5}$/.test(plain) });
  switch (rank.kind) {
    case 'place':
      return { kind: 'place', place: rank.place, size: rank.size };
    case 'share':
      return { kind: 'share', percent: rank.percent };
    case 'not-yet':
      return { kind: 'not-yet' };
    case 'blank':
    case 'judged':
      return { kind: 'blank' };
    case 'unreadable': {
      const [, place, size] = pair.exec(plain) ?? [];
      if (place && size) complain('line-rank-impossible', 'rank', { place, size });
      else if (dayMade.test(plain)) complain('line-rank-day', 'rank', { text });
      else complain('line-rank-unreadable', 'rank', { text });
      return { kind: 'blank' };
    }
  }
}

function readFailures(text: string, complain: Complain): boolean | null {
  if (/^[-/\\—~]*$/.test(text)) return null;
  const answer = readFailed(folded(text), 'failed');
  if (answer === null) complain('line-failed-unknown', 'failed', { text });
  return answer;
}

const inPresidium = new Set<Post>(['chair', 'vice-chair', 'rotating-chair', 'presidium-member']);

/** A department without the union's own name before it. */
const departmentName = (text: string): string =>
  text.replace(/^(?:校|院|系)?(?:学生会|研究生会|学生联合会)(?=.)/, '');

function readPost(cells: LineCells, complain: Complain): Pick<LineValues, 'department' | 'post'> {
  const column = departmentName(bare(cells.department));
  const title = departmentName(bare(cells.post));
  const named = /主席团/.test(column) ? '' : column;
  if (title === '') {
    if (column === '') return { department: null, post: null };
    const kind = named === '' ? 'presidium-member' : 'department-member';
    return {
      department: named || null,
      post: { kind, title: named === '' ? '主席团成员' : '部门成员' },
    };
  }
  const kind = postKind(title);
  if (kind === 'other') complain('line-post-forbidden', 'post', { text: title });
  if (inPresidium.has(kind)) return { department: null, post: { kind, title } };
  const department = named || departmentIn(title) || null;
  if (department === null && kind !== 'other')
    complain('line-department-missing', 'department', { text: title });
  const short = department && title.startsWith(department) ? title.slice(department.length) : title;
  return { department, post: { kind, title: short || title } };
}

function readLevel(text: string): EducationLevel | null {
  if (/中专|中职|技工/.test(text)) return 'secondary';
  if (/研|硕|博/.test(text)) return 'postgraduate';
  if (/大专|专科|高职|^专$/.test(text)) return 'junior-college';
  return /本/.test(text) && readEducation(folded(text)) === 'undergraduate'
    ? 'undergraduate'
    : null;
}

/**
 * Reads a line of a roster, from a file or corrected by hand. `yearBegun` is the year in which the school year of the
 * roster began: 大二 counts from it. Nothing is guessed: what cannot be read is a problem with its field.
 */
export function readLine(cells: LineCells, yearBegun: number): ReadLine {
  const problems: LineProblem[] = [];
  const complain: Complain = (code, field, values = {}) => {
    problems.push({ code, field, values });
  };
  for (const [field, text] of Object.entries(cells))
    if (text.length > longestCell)
      complain('line-too-long', field as LineField, { most: longestCell });
  const number = bare(cells.number).normalize('NFKC');
  if (number !== '' && !/^[\p{L}\d-]{1,32}$/u.test(number))
    complain('line-number-odd', 'number', { text: number });
  const values: LineValues = {
    name: readName(bare(cells.name), complain),
    number: number || null,
    ...readPolitical(bare(cells.status), complain),
    unit: bare(cells.unit) || null,
    grade: readEntryYear(bare(cells.grade), yearBegun, complain),
    className: bare(cells.class) || null,
    ...readPost(cells, complain),
    rank: readStanding(cells.rank ?? '', complain),
    failed: readFailures(bare(cells.failed), complain),
    education: readLevel(bare(cells.education)),
    programme: bare(cells.programme) || null,
  };
  return { values, problems };
}
