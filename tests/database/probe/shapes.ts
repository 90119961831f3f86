import { dutyProvisions } from '../../../src/capabilities/workbench/duties.ts';
import { form2021 } from '../../../src/capabilities/evaluation/forms/form-2021.ts';
import { enteredFrom } from '../../../src/capabilities/self-evaluation/model.ts';
import { asRole } from './calls.ts';
import { ballotShapes } from './ballot-shapes.ts';
import { congressShapes } from './congress-shapes.ts';
import type { FilledSchool } from './fill.ts';
import { password, totpCode } from './fill-access.ts';
import { rosterLine } from './fill-roster.ts';
import { sittingShapes } from './sitting-shapes.ts';

const since = '2026-09-01';
const rosterCsv = Buffer.from('姓名,政治面貌\n林一鸣,共青团员\n').toString('base64');
const until = '2026-11-20';
const newPassword = 'paper-boats-in-the-rain';
/** The last day of the terms that schools are filled with. */
const termEnd = '2027-08-31';
const provision = dutyProvisions[0];

/**
 * Inputs of verbs that need more than the least: every reference field stands in one of them, and each is taken as it
 * is. Whoever adds a verb whose least input is refused adds its shape here.
 */
export const shapes: Readonly<Record<string, (school: FilledSchool) => readonly object[]>> = {
  ...sittingShapes,
  ...congressShapes,
  ...ballotShapes,
  'unit.create': ({ here }) => [
    { kind: 'department', name: '新系', since },
    { kind: 'class', name: '新班', parentId: here.unit, since },
  ],
  'unit.update': ({ here, there }) => [
    { unitId: here.class, parentId: there.unit, name: '改名班' },
    { unitId: here.class, parentId: here.unit, name: '改名班' },
  ],
  'unit.close': ({ spareUnit }) => [{ unitId: spareUnit, until }],
  'person.create': ({ here }) => [
    { kind: 'student', number: '26010001', name: '新同学', since },
    { kind: 'student', number: '26010001', name: '新同学', unitId: here.unit, since },
    { kind: 'student', number: '26010001', name: '新同学', classId: here.class, since },
  ],
  'person.update': ({ here, there }) => [
    { personId: here.student, unitId: there.unit },
    { personId: here.student, classId: there.class },
    { personId: here.student, unitId: here.unit },
    { personId: here.student, classId: here.class },
  ],
  'person.leave': ({ sparePerson }) => [{ personId: sparePerson, until }],
  'student.import': ({ file }) => [
    { file, known: 'update', skipWrongRows: false, createUnits: true, since },
  ],
  'headcount.record': ({ semester, here }) => [
    {
      semesterId: semester,
      unitId: here.unit,
      cells: [{ educationLevel: 'undergraduate', sex: 'male', minority: false, students: 5 }],
    },
  ],
  'body.create': ({ here }) => [
    { kind: 'league-branch', name: '新团总支', unitId: here.unit, since },
    { kind: 'working-department', name: '文艺部', parentId: here.union, since },
  ],
  'body.update': ({ here }) => [{ bodyId: here.department, name: '权益部' }],
  'body.close': ({ spareBody }) => [{ bodyId: spareBody, until }],
  'body.state-ground': ({ union }) => [{ bodyId: union, staffGround: '两个校区' }],
  'post.create': ({ here }) => [{ bodyId: here.department, kind: 'staff', name: '干事', since }],
  'post.update': ({ here }) => [{ postId: here.sparePost, seats: 2 }],
  'post.close': ({ here }) => [{ postId: here.sparePost, until }],
  'appointment.make': ({ sparePost, sparePerson, term }) => [
    {
      postId: sparePost,
      personId: sparePerson,
      termId: term,
      since,
      until: termEnd,
      basis: 'recruited',
    },
  ],
  'appointment.end': ({ here }) => [
    { appointmentId: here.appointment, until, endedBy: 'resignation' },
  ],
  'appointment.correct': ({ appointment, sparePost, sparePerson, term }) => [
    {
      appointmentId: appointment,
      postId: sparePost,
      personId: sparePerson,
      termId: term,
      since,
      until: termEnd,
    },
  ],
  'appointment.list': ({ union, post, holders, term }) => [
    {},
    { bodyId: union },
    { postId: post },
    { personId: holders['staff'] },
    { termId: term },
  ],
  'administrator.appoint': ({ here }) => [{ personId: here.student, since }],
  'administrator.end': ({ administrator }) => [
    { appointmentId: administrator.appointmentId, until, endedBy: 'transfer' },
  ],
  'term.open': ({ here }) => [{ bodyId: here.department, number: 3, since }],
  'term.close': ({ here }) => [{ termId: here.term, until }],
  'term.change': ({ here }) => [{ bodyId: here.union, number: 9, since: '2027-09-01' }],
  'term.preview': ({ here }) => [{ bodyId: here.union, since }],
  'acting.set': ({ here }) => [
    { bodyId: here.union, personId: here.viceChair, since: until, until },
  ],
  'guide.assign': ({ here, holders }) => [
    {
      ...{ bodyId: here.union, kind: 'secretary-general', personId: holders['league'] },
      ...{ fullTime: true, since },
    },
  ],
  'duty.record': ({ here }) => [{ bodyId: here.department, text: '讲座', purpose: 'study', since }],
  'handover.draw-up': ({ here }) => [
    {
      ...{ bodyId: here.union, giverId: here.chairHeld, takerId: here.viceHeld, day: until },
      items: [{ kind: 'seal', name: '章' }],
    },
  ],
  'handover.revise': ({ here }) => [
    {
      ...{ handoverId: here.handover, revision: 1, day: until },
      ...{ giverId: here.chairHeld, takerId: here.viceHeld },
      items: [{ kind: 'money', name: '经费', cents: 100 }],
    },
  ],
  'duty.correct': ({ here }) => [{ dutyId: here.duty, revision: 1, text: '讲座与沙龙' }],
  'class-committee.found': ({ here }) => [{ unitId: here.spareClass, since }],
  'roster.list': ({ here }) => [{}, { bodyId: here.union }],
  'roster.read': ({ here }) => [{ bodyId: here.union }],
  'roster.paper': ({ here }) => [{ bodyId: here.union }],
  'roster.official': ({ here }) => [{ bodyId: here.union }],
  'roster.history': ({ here }) => [{ personId: here.serving, bodyId: here.union }],
  'roster.edit': ({ here }) => [
    {
      ...{ personId: here.serving, bodyId: here.union, revision: 4, rank: '5/40' },
      ...{ span: 'year', academicYear: 2025 },
    },
  ],
  'roster.choose-span': ({ here }) => [{ bodyId: here.union, span: 'term' }],
  'roster.examine': ({ here, rosters }) => [
    { bodyId: here.union, file: rosters.rosterFile, since: '2026-09-01' },
  ],
  'roster.import': ({ here, rosters }) => [
    {
      ...{ bodyId: here.union, since: '2026-09-01', span: 'year', academicYear: 2025 },
      ...{ createPeople: true, createPlaces: true, file: rosters.rosterFile },
      lines: [
        {
          ...rosterLine,
          cells: { name: '褚同学', number: '24010105', rank: '5/40', post: '副主席' },
        },
      ],
    },
  ],
  'provisional-number.settle': ({ rosters }) => [
    { personId: rosters.provisional, number: '26010099' },
  ],
  'collection.begin': ({ here }) => [
    {
      ...{ title: '名单', since: '2026-09-01', due: until, bodies: [here.union] },
      ...{ span: 'year', academicYear: 2025 },
    },
  ],
  'collection.renew-links': ({ rosters }) => [
    { collectionId: rosters.collection, requestId: rosters.openRequest },
  ],
  'collection-request.accept': ({ rosters }) => [
    {
      ...{ requestId: rosters.sentRequest, revision: 1, createPeople: true, createPlaces: true },
      lines: [rosterLine],
    },
  ],
  'collection-request.return': ({ rosters }) => [
    { requestId: rosters.sentRequest, revision: 1, remarks: '请补充' },
  ],
  'sent-roster.open': ({ rosters }) => [{ token: rosters.token }],
  'sent-roster.upload': ({ rosters }) => [
    { token: rosters.token, revision: 1, name: 'a.csv', content: rosterCsv },
  ],
  'sent-roster.save': ({ rosters }) => [{ token: rosters.token, revision: 1, lines: [rosterLine] }],
  'sent-roster.send': ({ rosters }) => [{ token: rosters.token, revision: 1 }],
  'semester.create': () => [
    { academicYear: 2026, half: 2, since: '2027-02-22', until: '2027-07-10' },
  ],
  'semester.update': ({ semester }) => [{ semesterId: semester, until: '2027-01-22' }],
  'calendar-day.clear': () => [{ since: '2026-12-01' }],
  'article.record': ({ document }) => [
    { documentId: document, number: '第九条', text: '任期一年。', since },
  ],
  'document.take-in': ({ here, file }) => [
    {
      ...{ kind: 'clubs', title: '社团办法', edition: '一', since, scope: 'unit' },
      ...{ unitId: here.unit, ownerId: here.union, paper: file },
      articles: [{ number: '第一条', text: '社团每年注册。' }],
    },
  ],
  'document.repeal': ({ document, file }) => [
    { documentId: document, since: until, decidedBy: 'congress', decidedOn: until, paper: file },
  ],
  'draft.begin': ({ document }) => [
    { title: '新办法', edition: '一', articles: [{ number: '第一条', text: '试行一年。' }] },
    { baseId: document, edition: '再修订' },
  ],
  'draft.save': ({ rulebook }) => [
    {
      ...{ draftId: rulebook.draft, revision: 1 },
      articles: [{ number: '第一条', text: '代表由各班团支部推荐。' }],
    },
  ],
  'draft.enact': ({ rulebook, file }) => [
    {
      ...{ draftId: rulebook.draft, revision: 1, since: until },
      ...{ decidedBy: 'congress', decidedOn: until, paper: file },
    },
  ],
  'edition.compare': ({ document, rulebook }) => [
    { beforeId: document, afterId: rulebook.decided },
    { beforeId: document, draftId: rulebook.draft },
  ],
  'edition.compare-paper': ({ document, rulebook }) => [
    { beforeId: document, afterId: rulebook.decided },
    { beforeId: document, draftId: rulebook.draft },
  ],
  'article.correct': ({ article }) => [
    { articleId: article, text: '本会的宗旨。', reason: '与原件核对' },
  ],
  'article.reconsider': ({ rulebook }) => [{ articleId: rulebook.quiet }],
  'measure.record': ({ here }) => [
    { text: '建立培训制度', ownerId: here.union, since, due: until },
    { text: '建立培训制度', ownerId: here.department, postId: here.post, since, due: until },
  ],
  'measure.change': ({ rulebook, here }) => [
    { measureId: rulebook.measure, revision: 1, ownerId: here.union },
    {
      ...{ measureId: rulebook.measure, revision: 1 },
      ...{ ownerId: here.department, postId: here.post },
    },
  ],
  'measure.finish': ({ rulebook, file }) => [
    { measureId: rulebook.measure, revision: 1, doneOn: until, paper: file },
  ],
  'provision.set': ({ article }) => [
    {
      provision: provision?.name,
      value: provision?.type.show(provision.default),
      articleId: article,
      since,
    },
  ],
  'notice.publish': ({ here }) => [
    { title: '通知', text: '全校。', since },
    { title: '通知', text: '本系。', since, unitId: here.unit },
  ],
  'journal.read': ({ lastEntry }) => [{ seq: lastEntry }],
  'journal.list': ({ here, administrator }) => [
    {},
    { personId: administrator.personId },
    { subjectId: here.unit },
  ],
  'account.open': ({ sparePerson }) => [{ personId: sparePerson }],
  'account.open-many': ({ here, there }) => [{ unitId: here.unit }, { bodyId: there.union }],
  'account.set-mail': ({ access }) => [
    { accountId: access.accounts['staff']?.accountId, email: 'somebody@example.invalid' },
  ],
  'account.enable': ({ access }) => [{ accountId: access.accounts['disabled']?.accountId }],
  'invitation.accept': ({ access }) => [
    { number: 'T0007', code: access.accounts['staff']?.code, password: newPassword },
  ],
  'password.change': () => [{ currentPassword: password, newPassword }],
  'totp.confirm': () => [{ code: totpCode, password }],
  'totp.remove': () => [{ password }],
  'totp.remove-for': ({ access }) => [{ accountId: access.accounts['league']?.accountId }],
  'second-factor.demand': () => [{ role: 'staff' }],
  'second-factor.waive': () => [{ role: 'office' }],
  'sign-on.add': () => [
    { kind: 'cas', name: '统一认证', address: 'https://cas.example.com', opensAccounts: false },
  ],
  'sign-on.update': ({ access }) => [{ signOnId: access.signOn, name: '新名' }],
  'call.open': ({ here }) => [
    {
      unionId: here.union,
      members: 'department-members',
      title: '招募',
      text: '欢迎报名',
      offers: [{ postId: here.sparePost, places: 1 }],
      applySince: since,
      applyUntil: until,
    },
  ],
  'call.change': ({ candidates }) => [{ callId: candidates.call, revision: 1, title: '新题' }],
  'call.read': ({ candidates }) => [{ callId: candidates.openCall }, { callId: candidates.call }],
  'candidacy.apply': ({ candidates, chair, file }) => [
    { callId: candidates.openCall, postId: chair, text: '申请', paper: file },
  ],
  'candidacy.enter': ({ candidates, chair, file, here }) => [
    {
      callId: candidates.openCall,
      personId: here.student,
      postId: chair,
      day: until,
      text: '申请',
      byName: '本人',
      paper: file,
    },
  ],
  'candidacy.attest': ({ candidates, file }) => [
    { candidacyId: candidates.recommending, condition: 'conduct', text: '已核实', paper: file },
  ],
  'candidacy.submit': ({ candidates, file }) => [
    { candidacyId: candidates.returned, text: '补充', paper: file },
  ],
  'candidacy.consent': ({ candidates, file }) => [
    { candidacyId: candidates.consenting, paper: file },
  ],
  'candidacy.decline': ({ candidates }) => [{ candidacyId: candidates.consenting }],
  'candidacy.approve': ({ candidates, file }) => [
    { candidacyId: candidates.recommending, text: '同意', paper: file },
    asRole('unit-party', { candidacyId: candidates.agreeing, text: '同意', paper: file }),
  ],
  'candidacy.return': ({ candidates, file }) => [
    { candidacyId: candidates.recommending, text: '补材料', paper: file },
    asRole('unit-party', { candidacyId: candidates.agreeing, text: '补材料', paper: file }),
  ],
  'candidacy.refuse': ({ candidates, file }) => [
    { candidacyId: candidates.recommending, text: '不同意', paper: file },
    asRole('unit-party', { candidacyId: candidates.agreeing, text: '不同意', paper: file }),
  ],
  'candidacy.mark': ({ candidates }) => [
    { candidacyId: candidates.rated, mark: 80 },
    asRole('unit-presidium', { candidacyId: candidates.unitRated, mark: 80 }),
  ],
  'candidacy.publicise': ({ candidates, file }) => [
    { candidacyId: candidates.publishing, paper: file },
  ],
  'candidacy.object': ({ candidates, file }) => [
    { candidacyId: candidates.shown, against: 'person', text: '不实', paper: file },
  ],
  'candidacy.answer': ({ candidates, file }) => [
    { candidacyId: candidates.objected, objection: 6, upheld: false, text: '查实', paper: file },
  ],
  'candidacy.close-publicity': ({ candidates }) => [{ candidacyId: candidates.over }],
  'candidacy.record': ({ candidates, file }) => [
    {
      candidacyId: candidates.recommending,
      act: 'approve',
      day: until,
      byName: '盖章',
      paper: file,
      text: '同意',
    },
  ],
  'candidacy.appoint': ({ candidates, here }) => [
    {
      candidacyId: candidates.finished,
      postId: here.sparePost,
      since,
      until: termEnd,
      termId: here.term,
    },
  ],
  'evaluation.read': ({ union }) => [{}, { unionId: union }],
  'evidence.pack': ({ union }) => [{ unionId: union }],
  'attestation.record': ({ here, file, holders }) => [
    {
      ...{ unionId: here.union, criterion: 'review', what: '已述职', day: since, paper: file },
      ...{ attestedBy: holders['league'], attestedAs: '书记' },
    },
  ],
  'form.read': ({ published }) => [{ formId: published.formId }],
  'form.save': ({ published }) => [
    { formId: published.formId, revision: 1, form: enteredFrom(form2021) },
  ],
  'form.retire': ({ published }) => [{ formId: published.formId }],
  'form.choose': ({ union, published }) => [{ unionId: union, formId: published.formId, since }],
  'disclosure.begin': ({ published }) => [{ unionId: published.formerUnion, asOf: '2025-05-01' }],
  'disclosure.update': ({ published: { disclosure, revision } }) => [
    { disclosureId: disclosure, revision, profile: 'summary' },
  ],
  'disclosure.claim': ({ published: { disclosure, revision } }) => [
    { disclosureId: disclosure, revision, item: 'school-1', ticked: false },
  ],
  'disclosure.write': ({ published: { disclosure, revision }, file, holders }) => [
    {
      ...{ disclosureId: disclosure, revision, part: 'congress', paper: file },
      ...{ attestedBy: holders['league'], attestedAs: '书记' },
    },
  ],
  'disclosure.explain': ({ published: { disclosure, revision } }) => [
    { disclosureId: disclosure, revision, finding: '0123456789abcdef', reason: '属实' },
  ],
  'disclosure.approve': ({ published: { disclosure, content } }) => [
    asRole('league', { disclosureId: disclosure, content }),
  ],
  'disclosure.publish': ({ published: { approved, approvedContent } }) => [
    { disclosureId: approved, content: approvedContent },
  ],
  'edition.read': ({ published }) => [{ hash: published.edition }],
  'edition.paper': ({ published }) => [{ hash: published.edition }],
  'edition.filing': ({ published }) => [{ hash: published.edition }],
  'edition.withdraw': ({ published }) => [{ hash: published.edition, row: 2, reason: 'minor' }],
  'consent.record': ({ here }) => [
    { personId: here.student, basis: 'consent', noticedOn: since, answer: 'withdrawn' },
  ],
  'intake.begin': ({ intakes }) => [
    {
      ...{ file: intakes.document, unionKind: 'student-union', since },
      ...{ span: 'year', academicYear: 2025 },
    },
  ],
  'intake-draft.accept': ({ intakes, holders }) => [
    { intakeDraftId: intakes.unitDraft },
    {
      intakeDraftId: intakes.statementDraft,
      change: {
        statement: {
          ...{ criterion: 'party-leadership', what: '听取汇报', day: '2026-04-16' },
          ...{ ordinal: null, season: null, everyone: null },
          ...{ attestedBy: holders['league'], attestedAs: '书记' },
        },
      },
    },
  ],
  'intake-draft.accept-all': ({ intakes }) => [
    { intakeId: intakes.intake, kind: 'unit', drafts: [intakes.unitDraft] },
  ],
  'intake-draft.reopen': ({ intakes }) => [{ intakeDraftId: intakes.dismissedDraft }],
  'complaint.file': ({ union }) => [{ about: 'body', bodyId: union, text: '不公开账目' }],
  'election.prepare': ({ here }) => [
    {
      ...{ what: 'other', elector: 'assembly', electorName: '全体学生大会', title: '选举' },
      ...{ day: until, bodyId: here.union },
      offices: [{ title: '职务', seats: 1, postId: here.sparePost }],
    },
    {
      ...{ what: 'delegates', elector: 'unit-meeting', electorName: '代表会议', title: '选举' },
      ...{ day: until, unitId: here.unit },
      offices: [{ title: '代表', seats: 2 }],
    },
  ],
  'election.change': ({ elections }) => [
    { electionId: elections.preparing, revision: 1, title: '改名' },
  ],
  'election.nominate': ({ elections }) => [
    { electionId: elections.preparing, office: 1, personId: elections.writtenIn },
  ],
  'election.strike-candidate': ({ elections }) => [
    { electionId: elections.preparing, office: 1, personId: elections.candidates[0] },
  ],
  'election.name-tellers': ({ elections, holders }) => [
    {
      electionId: elections.preparing,
      tellers: [{ personId: holders['party'], role: 'monitor' }],
    },
  ],
  'election.reopen-list': ({ elections }) => [
    { electionId: elections.published, reason: '名单有误' },
  ],
  'election.open-round': ({ elections }) => [
    { electionId: elections.published, expected: 12, present: 10, tellersApproved: true },
  ],
  'election.issue': ({ elections }) => [
    { electionId: elections.counting, office: 1, round: 1, channel: 'paper-2', issued: 1 },
  ],
  'election.enter': ({ elections }) => [
    {
      ...{ electionId: elections.counting, office: 1, round: 1, channel: 'paper-1' },
      ...{ returned: 8, invalid: 0 },
      lines: elections.candidates.map((personId) => ({ personId, yes: 3, no: 4, abstain: 1 })),
      writeIns: [{ personId: elections.writtenIn, votes: 1 }],
    },
  ],
  'election.reopen-sheet': ({ elections }) => [
    {
      ...{ electionId: elections.counted, office: 1, round: 1, channel: 'paper-1' },
      reason: '票数写反',
    },
  ],
  'election.bar': ({ elections }) => [
    {
      ...{ electionId: elections.counted, office: 1, round: 1, body: '大会主席团' },
      ...{ personId: elections.writtenIn, reason: 'declined' },
    },
  ],
  'election.decline': ({ elections }) => [
    {
      ...{ electionId: elections.declining, office: 1, round: 1, body: '大会主席团' },
      ...{ personId: elections.candidates[0], reason: 'declined' },
    },
  ],
  'election.announce': ({ elections }) => [{ electionId: elections.counted, office: 1, round: 1 }],
  'election.resolve': ({ elections }) => [
    {
      ...{ electionId: elections.counted, office: 1, round: 1, settlement: 'annul' },
      ...{ body: '大会主席团', reason: '秩序有误' },
    },
  ],
  'election.certify': ({ elections }) => [{ electionId: elections.announced }],
  'election.appoint': ({ elections, here }) => [
    { electionId: elections.certified, since, until: termEnd, termId: here.term },
    { electionId: elections.certified, since, until: termEnd },
  ],
  'election.sheet': ({ elections }) => [
    { electionId: elections.counting, office: 1, round: 1, channel: 'paper-1' },
  ],
  'election.look-up': ({ elections }) => [{ electionId: elections.counting, search: '2' }],
  'election.read': ({ elections }) => [
    { electionId: elections.counting },
    { electionId: elections.certified },
  ],
  'election.result': ({ elections }) => [{ electionId: elections.certified }],
  'election.file': ({ elections }) => [{ electionId: elections.certified }],
  'election.ballot': ({ elections }) => [
    { electionId: elections.counting, office: 1, form: 'ballot' },
    { electionId: elections.counting, office: 1, form: 'tally' },
  ],
  'election.paper': ({ elections }) => [
    { electionId: elections.certified, form: 'report' },
    { electionId: elections.certified, form: 'notice' },
  ],
  'complaint.status': ({ complaints }) => [{ receipt: complaints.receipt }],
  'complaint.add': ({ complaints }) => [{ receipt: complaints.receipt, text: '还有' }],
  'complaint.list': ({ union }) => [{}, { bodyId: union }],
  'complaint.take': ({ complaints, holders }) => [
    { complaintId: complaints.received, handlerId: holders['league'] },
  ],
  'complaint.close': ({ complaints }) => [
    { complaintId: complaints.answered, finding: 'upheld', outcome: '已改正' },
  ],
  'complaint.name-outsider': ({ holders }) => [{ personId: holders['student-affairs'] }],
};
