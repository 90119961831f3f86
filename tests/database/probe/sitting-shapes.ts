import type { FilledSchool } from './fill.ts';

const day = '2026-11-20';

/** What is asked of all congresses, and of one in which there is something. */
const lists = [
  ...['sitting.list', 'resolution.list', 'congress-paper.list', 'guest.list'],
  ...['proposal.list', 'standing.list', 'standing.choice'],
];
const ofOneCongress = ({ hall }: FilledSchool): readonly object[] => [
  {},
  { congressId: hall.congress },
];

/** Inputs of what happens in the hall; see `shapes.ts`. */
export const sittingShapes: Readonly<Record<string, (school: FilledSchool) => readonly object[]>> =
  {
    'sitting.plan': ({ hall }) => [
      { congressId: hall.congress, kind: 'closing', title: '闭幕会', day },
    ],
    ...Object.fromEntries(lists.map((name) => [name, ofOneCongress])),
    'sitting.change': ({ hall }) => [{ sittingId: hall.planned, revision: 1, title: '改名' }],
    'sitting.open': ({ hall }) => [{ sittingId: hall.ready }],
    'agenda.add': ({ hall }) => [
      { sittingId: hall.open, kind: 'report', title: '报告' },
      { sittingId: hall.open, kind: 'election', title: '选举', electionId: hall.election },
    ],
    'agenda.change': ({ hall }) => [
      { itemId: hall.item, title: '改题' },
      { itemId: hall.item, kind: 'election', electionId: hall.election },
    ],
    'agenda.arrange': ({ hall }) => [{ sittingId: hall.open, order: [hall.item, hall.begun] }],
    'agenda.go-to': ({ hall }) => [
      { sittingId: hall.open },
      { sittingId: hall.open, itemId: hall.item },
    ],
    'attendance.check-in': ({ hall }) => [
      { sittingId: hall.planned, delegateId: hall.delegates[0] },
    ],
    'attendance.by-code': ({ hall }) => [{ sittingId: hall.planned, code: hall.code }],
    'attendance.leave': ({ hall }) => [{ sittingId: hall.open, delegateId: hall.delegates[0] }],
    'attendance.excuse': ({ hall }) => [{ sittingId: hall.planned, delegateId: hall.delegates[0] }],
    'attendance.take-back': ({ hall }) => [{ sittingId: hall.open, delegateId: hall.delegates[0] }],
    'attendance.codes': ({ hall }) => [{ congressId: hall.congress }],
    'screen.show': ({ hall }) => [{ token: hall.token }],
    'ballot.on-screen': ({ hall }) => [{ token: hall.token }],
    'resolution.put': ({ hall }) => [
      { sittingId: hall.open, title: '决议', text: '全文' },
      { sittingId: hall.open, title: '决议', text: '全文', itemId: hall.begun },
    ],
    'resolution.count': ({ hall }) => [
      { resolutionId: hall.resolution, yes: hall.delegates.length - 1, no: 0, abstain: 0 },
    ],
    'minutes.write': ({ hall }) => [
      { sittingId: hall.planned, revision: 0, recorderName: '记录人' },
    ],
    'minutes.sign': ({ hall }) => [{ sittingId: hall.closed, revision: 1 }],
    'minutes.paper': ({ hall }) => [{ sittingId: hall.closed }],
    'congress-paper.add': ({ hall, file }) => [
      {
        ...{ congressId: hall.congress, kind: 'press', title: '报道' },
        link: 'https://example.invalid/',
      },
      { congressId: hall.congress, kind: 'document', title: '文件', file, itemId: hall.item },
    ],
    'guest.invite': ({ hall }) => [{ congressId: hall.congress, name: '来宾' }],
    'proposal.submit': ({ hall }) => [
      { congressId: hall.congress, title: '提案', reason: '案由', measures: '措施' },
    ],
    'proposal.second': ({ hall }) => [{ proposalId: hall.seconding }],
    'proposal.withdraw': ({ hall }) => [{ proposalId: hall.own }],
    'proposal.screen': ({ hall }) => [
      { proposalId: hall.screening, decision: 'refuse', reason: '理由' },
    ],
    'proposal.merge': ({ hall }) => [{ proposalId: hall.merging, intoId: hall.filed }],
    'proposal.assign': ({ hall, union }) => [
      { proposalId: hall.filed, office: '教务处', due: day },
      { proposalId: hall.filed, office: '学生会', officeBodyId: union },
    ],
    'proposal.reply': ({ hall }) => [{ proposalId: hall.assigned, text: '答复' }],
    'proposal.rate': ({ hall }) => [{ proposalId: hall.replied, rating: 'fairly' }],
    'proposal.return': ({ hall }) => [{ proposalId: hall.replied, reason: '重办', due: day }],
    'proposal.close': ({ hall }) => [{ proposalId: hall.replied }],
    'proposal.report': ({ hall }) => [{ congressId: hall.congress }],
    'standing.recommend': ({ hall }) => [
      { congressId: hall.congress, delegateIds: [hall.delegates[1]] },
    ],
    'standing.end': ({ hall }) => [{ standingId: hall.standing, until: day, reason: '毕业' }],
  };
