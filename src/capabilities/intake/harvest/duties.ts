import { factsNamed } from '../../../facts/fact.ts';
import { foldText, unfold } from '../../../engines/documents/fold.ts';
import { labelOf, type Unit } from '../../audit/statements/units.ts';
import { suggestPurpose } from '../../organisation/duties/suggest.ts';
import type { Proposal } from '../model.ts';
import { plainName } from './names.ts';
import { plainText, proposal, quoteOf, type Source } from './source.ts';

/** A stretch of one unit: folded offsets. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const longest = 300;
const heading = /^(?:的|各)?(?:主要|具体)?(?:工作)?(?:职责|职能|任务|分工)(?:是|为|如下)?[:,]?/;

/** How a unit says whose duties follow: 学习部职责：…, or as a heading above numbered ones. Null where it does not. */
function headOf(unit: Unit, department: string): number | null {
  const label = unit.label?.length ?? 0;
  const named = foldText(department).text;
  const text = unit.text.slice(label).replace(/^[#*]+/, '');
  const shift = unit.text.length - text.length;
  if (!text.startsWith(named)) return null;
  const rest = text.slice(named.length);
  const said = heading.exec(rest);
  if (said) return shift + named.length + said[0].length;
  return rest.startsWith(':') ? shift + named.length + 1 : null;
}

/** Cuts a stretch at the ends of its sentences. */
function sentences(unit: Unit, from: number): readonly Stretch[] {
  const cut: Stretch[] = [];
  let start = from;
  for (const match of unit.text.slice(from).matchAll(/[。;]/g)) {
    const end = from + match.index + 1;
    cut.push({ start: unit.start + start, end: unit.start + end });
    start = end;
  }
  if (start < unit.text.length) cut.push({ start: unit.start + start, end: unit.end });
  return cut.filter((piece) => piece.end - piece.start > 3);
}

/** Units numbered below a heading (4.3.8.1 below 4.3.8), or those of another style until a sibling of the heading comes. */
function below(units: readonly Unit[], at: number): readonly Stretch[] {
  const label = units[at]?.label ?? '';
  const decimal = /^\d+(?:\.\d+)+/.test(label);
  const found: Stretch[] = [];
  for (const unit of units.slice(at + 1, at + 30)) {
    if (unit.label === null || unit.inTable) break;
    const deeper = decimal
      ? unit.label.startsWith(`${label}.`)
      : /^(?:\d|\(\d|[①-⑳])/.test(unit.label) && !/^(?:第|[一二三四五六七八九十])/.test(unit.label);
    if (!deeper) break;
    const whole = { start: unit.start + unit.label.length, end: unit.end };
    found.push(...(unit.text.length <= longest ? [whole] : sentences(unit, unit.label.length)));
  }
  return found;
}

function stretchesOf(units: readonly Unit[], department: string): readonly Stretch[] {
  for (const [at, unit] of units.entries()) {
    const head = unit.inTable ? null : headOf(unit, department);
    if (head === null) continue;
    const told = unit.text.length > head + 3 ? sentences(unit, head) : below(units, at);
    if (told.length > 0) return told;
  }
  return [];
}

const doing = /^(?:主要|具体)?(?:负责|承担|统筹|牵头|协助)/;

/** Parts of sentences whose subject a department is: 学习部负责…，宣传部负责…. */
function toldOf(
  { statements }: Source,
  departments: ReadonlySet<string>,
  department: string,
): readonly Stretch[] {
  const names = [...departments].map((name) => foldText(name).text).join('|');
  const subject = new RegExp(
    `(?:^|[,;])(${names})(?=(?:主要|具体)?(?:负责|承担|统筹|牵头|协助))`,
    'g',
  );
  const wanted = foldText(department).text;
  return statements.sentences.flatMap((sentence) => {
    if (sentence.inTable || sentence.level !== 'school') return [];
    const label = labelOf(sentence.text)?.length ?? 0;
    const text = sentence.text.slice(label);
    const found = [...text.matchAll(subject)];
    return found.flatMap((match, at) => {
      const from = match.index + match[0].length;
      const to = found[at + 1]?.index ?? text.length;
      if (match[1] !== wanted || !doing.test(text.slice(from))) return [];
      const start = sentence.start + label;
      return [{ start: start + from, end: start + to }];
    });
  });
}

/**
 * What each department does, one draft a sentence or numbered line. The tag is what the words sound like, as the form
 * for duties suggests it; null where they say nothing known.
 */
export function findDuties(source: Source): readonly Proposal[] {
  const { facts, statements, reading } = source;
  const names = new Set(
    factsNamed(facts, 'department.list')
      .filter(({ level }) => level === 'school')
      .flatMap(({ value }) => value.names.map(plainName)),
  );
  return [...names].flatMap((department) => {
    const listed = stretchesOf(statements.units, department);
    const told = listed.length > 0 ? listed : toldOf(source, names, department);
    return told.flatMap((stretch, at) => {
      const text = plainText(source, stretch).slice(0, longest);
      if (text === '') return [];
      const sounds = suggestPurpose(text);
      const value = {
        ...{ department, text },
        ...{ purpose: sounds?.purpose ?? null, degree: sounds?.degree ?? null },
      };
      const span = unfold(reading.folded, stretch.start, stretch.end);
      const quotes = [quoteOf(reading, span)];
      return [proposal('duty', { key: `duty-${department}-${at + 1}`, value, quotes })];
    });
  });
}
