import type { Words } from '../../kernel/words.ts';

/** Words on the room's papers, in English. */
export const paperWordsEn: Words = {
  'paper.handover.title': 'Handover list of {{body}}',
  'paper.handover.lead':
    'On {{day}} {{giver}} ({{giverPost}}) hands the records, assets, money, seals and accounts below to {{taker}} ({{takerPost}}).',
  'paper.handover.number': 'No.',
  'paper.handover.kind': 'Kind',
  'paper.handover.name': 'Item',
  'paper.handover.quantity': 'Quantity',
  'paper.handover.amount': 'Amount (yuan)',
  'paper.handover.note': 'Note',
  'paper.handover.kind.record': 'Records',
  'paper.handover.kind.asset': 'Assets',
  'paper.handover.kind.money': 'Money',
  'paper.handover.kind.seal': 'Seal',
  'paper.handover.kind.account': 'Account',
  'paper.handover.total': 'Money in all',
  'paper.handover.remark': 'Remark: {{note}}',
  'paper.handover.giver': 'Hands over: {{name}}',
  'paper.handover.taker': 'Takes over: {{name}}',
  'paper.handover.signed-giver': '{{name}}, who hands over, signed in the system at {{at}}.',
  'paper.handover.signed-taker': '{{name}}, who takes over, signed in the system at {{at}}.',
  'paper.handover.foot': 'Handover list, version {{version}}',
  'paper.chart.foot': 'As of {{day}}',
  'paper.chart.none': 'No union is recorded.',
};
