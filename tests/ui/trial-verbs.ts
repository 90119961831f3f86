import { z } from 'zod';
import { describeVerb } from '../../src/engines/actions/description.ts';
import {
  choice,
  day,
  file,
  instant,
  longText,
  money,
  reference,
  rowId,
  secret,
  text,
  whole,
  yesNo,
} from '../../src/engines/actions/fields.ts';
import {
  defineAction,
  defineAnonymousAction,
  defineList,
  defineQuery,
  type Verb,
} from '../../src/engines/actions/verb.ts';

import { screenVerbs } from './trial-screens.ts';

/** The stub server answers by itself; nothing is ever run. */
const run = () => Promise.reject(new Error('a trial verb is only described'));
const everyone = [{ role: 'administrator', reach: 'school' }] as const;
const own = { room: 'trial', may: everyone, refuses: [], run };

const pdf = 'application/pdf';

/** A form with every kind of field. */
export const createUnit = defineAction({
  ...own,
  name: 'unit.create',
  refuses: ['name-taken'],
  input: z.object({
    name: text(60),
    number: text(12),
    founded: day(),
    seats: whole(1, 60),
    budget: money(5_000_000),
    kind: choice(['department', 'college', 'academy', 'campus']),
    field: choice(['arts', 'law', 'medicine', 'science', 'teaching', 'technology']).nullable(),
    boarding: yesNo(),
    insured: yesNo().nullable(),
    leaderId: reference('person').nullable(),
    password: secret(8).optional(),
    paper: file([pdf]).optional(),
    campuses: z.array(choice(['north', 'south', 'west'])).min(1),
    address: z.object({ street: text(80), room: text(20).optional() }),
    contacts: z.array(z.object({ contact: text(40), personId: reference('person') })).max(3),
    aims: z.array(text(60)).optional(),
    note: longText(500).optional(),
  }),
});

export const renameUnit = defineAction({
  ...own,
  name: 'unit.rename',
  input: z.object({ unitId: reference('unit'), name: text(60), budget: money().nullable() }),
});

export const closeUnit = defineAction({
  ...own,
  name: 'unit.close',
  face: 'confirm',
  input: z.object({ unitId: reference('unit'), reason: text(200) }),
});

export const invite = defineAction({
  ...own,
  name: 'person.invite',
  secretAnswer: true,
  input: z.object({ personId: reference('person') }),
});

export const acceptInvitation = defineAction({
  ...own,
  may: [{ role: 'public', reach: 'school' }],
  name: 'invitation.accept',
  input: z.object({ code: text(40), password: secret(10) }),
});

export const giveOpinion = defineAnonymousAction({
  ...own,
  name: 'opinion.give',
  input: z.object({ opinion: longText(500) }),
  topic: () => 'opinions',
  spend: run,
});

const unitRow = z.object({
  id: rowId(),
  name: text(),
  number: text(),
  kind: choice(['department', 'college', 'academy', 'campus']),
  founded: day(),
  changed: instant(),
  students: whole(),
  budget: money().nullable(),
  boarding: yesNo().nullable(),
  leaderId: reference('person').nullable(),
  leaderName: text().nullable(),
});

export const listUnits = defineList({
  ...own,
  name: 'unit.list',
  input: z.object({
    kind: choice(['department', 'college', 'academy', 'campus']).optional(),
    boarding: yesNo().optional(),
    leaderId: reference('person').optional(),
    on: day().optional(),
  }),
  row: unitRow,
  sortable: ['name', 'number', 'founded', 'students', 'budget'],
  searchable: true,
});

export const listPeople = defineList({
  ...own,
  name: 'person.list',
  input: z.object({}),
  row: z.object({ id: rowId(), name: text(), number: text() }),
  sortable: ['name'],
  searchable: true,
});

export const listTerms = defineList({
  ...own,
  name: 'term.list',
  input: z.object({}),
  row: z.object({ id: rowId(), name: text(), since: day() }),
  sortable: ['since'],
  searchable: false,
});

export const createTerm = defineAction({
  ...own,
  name: 'term.create',
  input: z.object({ name: text(40), since: day() }),
});

export const readWorkbench = defineQuery({ ...own, name: 'workbench.read', input: z.object({}) });
export const readYear = defineQuery({
  ...own,
  name: 'year-calendar.read',
  input: z.object({ year: whole() }),
});

const account = { ...own, room: 'access', refuses: ['totp-wrong'] };

export const beginTotp = defineAction({
  ...account,
  name: 'totp.begin',
  face: 'screen',
  secretAnswer: true,
  input: z.object({}),
});
export const confirmTotp = defineAction({
  ...account,
  name: 'totp.confirm',
  secretAnswer: true,
  input: z.object({ code: text(20) }),
});
export const listSessions = defineList({
  ...account,
  name: 'session.list',
  input: z.object({}),
  row: z.object({ id: rowId(), current: yesNo(), since: instant() }),
  sortable: ['since'],
  searchable: false,
});
export const endSession = defineAction({
  ...account,
  name: 'session.end',
  face: 'confirm',
  input: z.object({ sessionId: rowId() }),
});
export const endOtherSessions = defineAction({
  ...account,
  name: 'session.end-others',
  face: 'confirm',
  input: z.object({}),
});
export const changePassword = defineAction({
  ...account,
  name: 'password.change',
  input: z.object({ currentPassword: secret(), newPassword: secret() }),
});
export const chooseLanguage = defineAction({
  ...account,
  name: 'language.choose',
  input: z.object({ language: choice(['zh', 'en']) }),
});

/** All of them, as the server holds them. */
export const trialVerbs: readonly Verb[] = [
  listUnits,
  createUnit,
  renameUnit,
  closeUnit,
  listPeople,
  invite,
  listTerms,
  createTerm,
  readWorkbench,
  readYear,
  acceptInvitation,
  giveOpinion,
  beginTotp,
  confirmTotp,
  listSessions,
  endSession,
  endOtherSessions,
  changePassword,
  chooseLanguage,
  ...screenVerbs,
] as unknown as readonly Verb[];

/** All of them, as `GET /verbs` tells them. */
export const trialDescriptions = trialVerbs.map(describeVerb);
