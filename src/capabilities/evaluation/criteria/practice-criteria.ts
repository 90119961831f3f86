import { factsNamed, type Fact } from '../../../facts/fact.ts';
import { reasonsOf, type Criterion, type FactReason } from '../context.ts';

const study = reasonsOf('congress-study');
const training = reasonsOf('training');
const review = reasonsOf('review');
const awards = reasonsOf('awards-by-review');
const party = reasonsOf('party-leadership');

/** The 27th national congress was studied by real measures (item 11 of 2020). */
export const judgeCongressStudy: Criterion = (facts) => {
  const measure = factsNamed(facts, 'study.measure')[0];
  const none = factsNamed(facts, 'study.none')[0];
  const against = none ? [study('against', 'not-studied', [none])] : [];
  return measure ? [...against, study('support', 'told', [measure])] : against;
};

/** Spring and autumn training for all staff (item 13 of 2021). */
export const judgeTraining: Criterion = (facts) => {
  const reasons: FactReason[] = factsNamed(facts, 'training.not-held').map((fact) =>
    training('against', `not-held-${fact.value.season}`, [fact]),
  );
  const held = factsNamed(facts, 'training.held');
  const has = (season: 'spring' | 'autumn'): boolean =>
    held.some((fact) => fact.value.season === season || fact.value.season === 'both');
  const partial = held.find((fact) => fact.value.everyone === false);
  if (partial) reasons.push(training('against', 'not-everyone', [partial]));
  const rule = factsNamed(facts, 'training.rule').find((fact) => fact.value.perYear < 2);
  if (rule && !(has('spring') && has('autumn')))
    reasons.push(training('against', 'once-a-year', [rule]));
  const first = held[0];
  if (first && has('spring') && has('autumn'))
    reasons.push(training('support', 'both-told', held.slice(0, 2)));
  else if (first && reasons.length === 0)
    reasons.push(training('ground', has('spring') ? 'only-spring' : 'only-autumn', [first]));
  return reasons;
};

/** A review committee, mainly of student delegates, hears presidium and heads every term (item 14). */
export const judgeReview: Criterion = (facts) => {
  const reasons: FactReason[] = [];
  const none = factsNamed(facts, 'review.none')[0];
  if (none) reasons.push(review('against', none.value.what, [none]));
  const committees = factsNamed(facts, 'review.committee');
  const minority = committees.find((fact) => fact.value.majority === false);
  if (minority)
    reasons.push(
      review('against', 'students-no-majority', [minority], {
        students: minority.value.students ?? 0,
        members: minority.value.members ?? 0,
      }),
    );
  const reports = factsNamed(facts, 'review.report');
  const termly = reports.find((fact) => fact.value.perYear >= 2);
  const yearly = reports.find((fact) => fact.value.perYear === 1);
  if (yearly)
    reasons.push(
      review(termly ? 'conflict' : 'against', 'once-a-year', [yearly, ...(termly ? [termly] : [])]),
    );
  const toCommittee = reports.find(
    (fact) => fact.value.perYear !== 1 && fact.value.to === 'review-committee',
  );
  const good = committees.find((fact) => fact.value.majority !== false);
  if (good && toCommittee) reasons.push(review('support', 'told', [good, toCommittee]));
  else if (good && !termly && reasons.length === 0)
    reasons.push(review('ground', 'no-term-told', [good]));
  return reasons;
};

/** Awards follow the review's result and not the post (item 15). */
export const judgeAwards: Criterion = (facts) => {
  const all = factsNamed(facts, 'awards.basis');
  const post = all.filter((fact) => fact.value.by === 'post');
  const byReview = all.find((fact) => fact.value.by === 'review');
  const reasons = post.slice(0, 2).map((fact) => awards('against', 'by-post', [fact]));
  if (byReview) reasons.push(awards('support', 'by-review', [byReview]));
  return reasons;
};

/** The union is in the Party-building plan, and the Party committee hears it regularly (item 16). */
export const judgePartyLeadership: Criterion = (facts) => {
  const reasons: FactReason[] = [];
  const failed = factsNamed(facts, 'party.not-heard')[0];
  if (failed) reasons.push(party('against', failed.value.what, [failed]));
  const hearings = factsNamed(facts, 'party.hearing').filter(
    (fact: Fact) => fact.basis === 'practice' || fact.basis === 'attested',
  );
  const dated = hearings.find((fact) => fact.value.dated);
  const plan = factsNamed(facts, 'party.plan').find((fact) => fact.basis === 'practice');
  if (dated) reasons.push(party('support', 'heard', [dated, ...(plan ? [plan] : [])]));
  else {
    const undated = hearings[0] ?? factsNamed(facts, 'party.hearing')[0];
    if (undated) reasons.push(party('missing', 'no-dated-hearing', [undated]));
  }
  return reasons;
};
