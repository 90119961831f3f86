import { asRole } from './calls.ts';
import type { FilledSchool } from './fill.ts';

const day = '2026-11-20';
const agrees = {
  ...{ verdict: 'agrees', signedBy: ['班长'], publicisedSince: day, publicisedUntil: day },
};

/** Inputs of what leads to a congress and its delegates; see `shapes.ts`. */
export const congressShapes: Readonly<Record<string, (school: FilledSchool) => readonly object[]>> =
  {
    'congress.plan': ({ congresses, file }) => [
      {
        ...{ unionId: congresses.here.own.union, title: '系学代会', text: '申请', paper: file },
        ...{ plannedSince: '2026-12-01', plannedUntil: '2026-12-02' },
      },
    ],
    'congress.enter-past': ({ union, file }) => [
      {
        ...{ unionId: union, title: '第八次学代会', heldSince: '2024-11-01' },
        ...{ heldUntil: '2024-11-02', paper: file },
      },
    ],
    'congress.list': ({ union }) => [{}, { unionId: union }],
    'congress.change': ({ congresses }) => [
      { congressId: congresses.approved, revision: 1, title: '改名' },
      { congressId: congresses.here.own.approved, revision: 1, title: '改名' },
    ],
    'congress.hold': ({ congresses }) => [
      { congressId: congresses.withDelegates, heldSince: day, heldUntil: day },
      { congressId: congresses.here.own.withDelegates, heldSince: day, heldUntil: day },
    ],
    'congress.cancel': ({ congresses }) => [
      { congressId: congresses.approved, reason: '改期' },
      { congressId: congresses.here.own.approved, reason: '改期' },
    ],
    'congress.submit': ({ congresses, file }) => [
      { congressId: congresses.returned, text: '再申请', paper: file },
      { congressId: congresses.here.own.returned, text: '再申请', paper: file },
    ],
    'congress.approve': ({ congresses, file }) => [
      asRole('league', { congressId: congresses.asking, text: '同意', paper: file }),
      asRole('unit-league', { congressId: congresses.here.own.asking, text: '同意', paper: file }),
      asRole('unit-party', { congressId: congresses.here.own.atParty, text: '同意', paper: file }),
    ],
    'congress.return': ({ congresses, file }) => [
      asRole('league', { congressId: congresses.asking, text: '补充', paper: file }),
      asRole('unit-league', { congressId: congresses.here.own.asking, text: '补充', paper: file }),
      asRole('unit-party', { congressId: congresses.here.own.atParty, text: '补充', paper: file }),
    ],
    'congress.refuse': ({ congresses, file }) => [
      asRole('league', { congressId: congresses.asking, text: '不同意', paper: file }),
      asRole('unit-league', {
        congressId: congresses.here.own.asking,
        text: '不同意',
        paper: file,
      }),
      asRole('unit-party', {
        congressId: congresses.here.own.atParty,
        text: '不同意',
        paper: file,
      }),
    ],
    'congress.withdraw': ({ congresses }) => [
      { congressId: congresses.asking },
      { congressId: congresses.here.own.asking },
    ],
    'congress.record': ({ congresses, file }) => [
      {
        ...{ congressId: congresses.asking, act: 'approve', day, byName: '盖章', paper: file },
        text: '同意',
      },
      {
        ...{ congressId: congresses.here.own.asking, act: 'approve', day, byName: '盖章' },
        ...{ paper: file, text: '同意' },
      },
    ],
    'quota.propose': ({ congresses, semester }) => [
      {
        ...{ congressId: congresses.approved, semesterId: semester, total: 2, leaveOut: true },
        ...{ womenPercent: 0, minorityPercent: 0, nonCadrePercent: 0 },
      },
      {
        ...{ congressId: congresses.here.own.approved, total: 2 },
        ...{ womenPercent: 0, minorityPercent: 0, nonCadrePercent: 0 },
      },
    ],
    'quota.decide': ({ congresses, file }) => [
      { quotaId: congresses.proposedQuota, decision: '确定', paper: file },
      { quotaId: congresses.here.own.proposedQuota, decision: '确定', paper: file },
    ],
    'quota.publish': ({ congresses }) => [
      { quotaId: congresses.decidedQuota },
      { quotaId: congresses.here.own.decidedQuota },
    ],
    'electoral-unit.list': ({ congresses }) => [{}, { congressId: congresses.withDelegates }],
    'nomination.add': ({ here, congresses }) => [
      {
        ...{ electoralUnitId: congresses.here.nominating, by: 'class' },
        people: [{ personId: here.serving }],
      },
    ],
    'class-feedback.ask': ({ congresses }) => [{ electoralUnitId: congresses.here.public }],
    'class-feedback.enter': ({ here, congresses, file }) => [
      {
        ...{ electoralUnitId: congresses.here.public, classId: here.class, paper: file },
        ...agrees,
      },
    ],
    'class-feedback.resolve': ({ congresses }) => [
      { feedbackId: congresses.here.feedback, resolution: '已核实' },
    ],
    'sent-feedback.open': ({ congresses }) => [{ token: congresses.here.token }],
    'sent-feedback.send': ({ congresses }) => [{ token: congresses.here.token, ...agrees }],
    'delegation.submit': ({ congresses, file }) => [
      asRole('unit-league', { delegationId: congresses.here.nominating, paper: file }),
    ],
    'delegation.approve': ({ congresses, file }) => [
      asRole('unit-league', { delegationId: congresses.here.reviewing, text: '同意', paper: file }),
    ],
    'delegation.return': ({ congresses, file }) => [
      asRole('unit-league', { delegationId: congresses.here.reviewing, text: '再议', paper: file }),
    ],
    'delegation.refuse': ({ congresses, file }) => [
      asRole('unit-league', {
        delegationId: congresses.here.reviewing,
        text: '不同意',
        paper: file,
      }),
    ],
    'delegation.publicise': ({ congresses, file }) => [
      asRole('unit-league', { delegationId: congresses.here.publicising, paper: file }),
    ],
    'delegation.object': ({ congresses, file }) => [
      { delegationId: congresses.here.public, against: 'person', text: '异议', paper: file },
    ],
    'delegation.answer': ({ congresses, file }) => [
      {
        ...{ delegationId: congresses.here.public, objection: congresses.here.objection },
        ...{ upheld: false, text: '不成立', paper: file },
      },
    ],
    'delegation.close-publicity': ({ congresses }) => [
      asRole('unit-league', { delegationId: congresses.here.over }),
    ],
    'delegation.record': ({ congresses, file }) => [
      {
        ...{ delegationId: congresses.here.reviewing, act: 'approve', day, byName: '盖章' },
        ...{ paper: file, text: '同意' },
      },
    ],
    'delegation.prepare-election': ({ congresses }) => [
      { electoralUnitId: congresses.here.electing, day, meeting: '代表会议', title: '选举' },
    ],
    'delegation.take-result': ({ congresses }) => [{ electoralUnitId: congresses.here.elected }],
    'delegation.paper': ({ congresses }) => [
      { electoralUnitId: congresses.here.elected, form: 'request' },
      { electoralUnitId: congresses.here.elected, form: 'report' },
    ],
    'delegate.list': ({ here, congresses }) => [
      {},
      { congressId: congresses.withDelegates },
      { unitId: here.unit },
    ],
    'delegate.attest': ({ congresses, file }) => [
      {
        ...{ delegateId: congresses.here.pending, condition: 'conduct', text: '品行端正' },
        paper: file,
      },
    ],
    'delegate.register': ({ congresses }) => [
      { delegateId: congresses.here.pending, resume: '简历' },
    ],
    'delegate.examine': ({ congresses }) => [
      { delegateId: congresses.here.pending, qualified: true },
    ],
    'delegate.object': ({ congresses }) => [
      { delegateId: congresses.here.unqualified, text: '不服' },
    ],
    'delegate.answer': ({ congresses }) => [
      { objectionId: congresses.here.delegateObjection, upheld: true, answer: '重新审查' },
    ],
    'delegate.end': ({ congresses }) => [
      { delegateId: congresses.here.pending, until: day, reason: '休学' },
    ],
    'delegate.summary': ({ congresses }) => [{ congressId: congresses.withDelegates }],
  };
