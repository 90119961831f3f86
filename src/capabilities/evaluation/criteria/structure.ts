import { factsNamed, type Fact } from '../../../facts/fact.ts';
import { reasonsOf, type Criterion, type FactReason } from '../context.ts';

const reason = reasonsOf('structure');

/** Presidium and working departments only; no standing centre or project office (item 2). */
export const judgeStructure: Criterion = (facts) => {
  const reasons: FactReason[] = [];
  const seen = new Set<string>();
  for (const fact of factsNamed(facts, 'body.standing')) {
    if (seen.has(fact.value.name)) continue;
    seen.add(fact.value.name);
    const values = { name: fact.value.name };
    if (fact.value.kind === 'secretariat')
      reasons.push(reason('ground', 'secretariat', [fact], values));
    else if (fact.value.kind === 'other')
      reasons.push(reason('ground', 'standing-body', [fact], values));
    else reasons.push(reason('against', 'standing-centre', [fact], values));
  }
  const rostered = new Map<string, Fact>();
  for (const member of factsNamed(facts, 'staff.member')) {
    const department = member.value.department ?? '';
    if (/(?:中心|项目办公室|项目部)$/.test(department) && !seen.has(department)) {
      rostered.set(department, rostered.get(department) ?? member);
    }
  }
  for (const [name, fact] of rostered) {
    reasons.push(reason('against', 'rostered-centre', [fact], { name }));
  }
  if (reasons.length > 0) return reasons;
  const denied = factsNamed(facts, 'structure.denied')[0];
  if (denied) return [reason('support', 'denied', [denied])];
  const lists = factsNamed(facts, 'department.list').filter(
    (fact) => fact.value.names.length >= 2 || fact.coverage === 'complete',
  );
  return lists.length > 0 ? [reason('support', 'departments-listed', lists.slice(0, 1))] : [];
};
