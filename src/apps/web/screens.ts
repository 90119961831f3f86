import { lazy, type ComponentType } from 'react';
import type { VerbDescription } from '../../engines/actions/description.ts';
import { accessVerbs } from './access-verbs.ts';

/**
 * A page of its own, for what a generic form or table would serve badly.
 *
 * How a room adds one: it exports a component from `src/capabilities/<room>/screens/<name>.tsx`, says what the page is
 * called in its words (`screen.<path>`), and adds an entry to `screens` below. The component stands on
 * `src/surfaces/ui` alone (`useSurface`, `useAsk`, `useSubmission`, `surfaces/ui/screen/*`) and knows nothing of this
 * application. Why it is so: docs/decisions/020-screens.md.
 */
export interface Screen {
  /** Its place below the school: `/{school}/{path}`. What varies stands after `?` (`useAddress`). */
  readonly path: string;
  /** The room whose words name it, by `screen.<path>`, and in whose group of the menu it stands. */
  readonly room: string;
  /** It is open to whoever may use this verb, and in their menu. */
  readonly needs: string;
  /** Verbs that are done or asked here: `do/<verb>` leads here, and no menu offers a form or a list for them. */
  readonly verbs: readonly string[];
  /**
   * It shows one thing: links lead to it wherever the thing is named (a row's name, `personId` beside `personName`),
   * with the thing's id in this field of the address. Such a page is not in the menu.
   */
  readonly shows?: {
    readonly thing: string;
    readonly field: string;
    /** Whoever reaches only themselves meets no thing of this kind but their own, so every link to one opens. */
    readonly metOnlyOwn?: true;
    /** Actions that make such a thing and answer its id: whoever did one by its form is led to what they made. */
    readonly madeBy?: readonly string[];
  };
  /** Made by `page`, so that it is fetched when it is opened. */
  readonly Page: ComponentType;
}

/** A page that is fetched when it is opened. */
export const page = (fetchPage: () => Promise<ComponentType>): ComponentType =>
  lazy(async () => ({ default: await fetchPage() }));

/** Every screen of the capabilities; a room with a screen adds it here. Within a room the menu keeps this order. */
export const screens: readonly Screen[] = [
  {
    path: 'person',
    room: 'workbench',
    needs: 'person.read',
    verbs: ['person.read'],
    shows: { thing: 'person', field: 'personId' },
    Page: page(
      async () => (await import('../../capabilities/workbench/screens/person.tsx')).PersonPage,
    ),
  },
  {
    path: 'entry',
    room: 'workbench',
    needs: 'journal.read',
    verbs: ['journal.read'],
    shows: { thing: 'journal', field: 'seq' },
    Page: page(
      async () =>
        (await import('../../capabilities/workbench/screens/journal-entry.tsx')).JournalEntry,
    ),
  },
  {
    path: 'head-counts',
    room: 'organisation',
    needs: 'headcount.read',
    verbs: ['headcount.read', 'headcount.record', 'headcount.compute', 'headcount.list'],
    Page: page(
      async () =>
        (await import('../../capabilities/organisation/screens/head-counts.tsx')).HeadCounts,
    ),
  },
  {
    path: 'chart',
    room: 'organisation',
    needs: 'chart.read',
    verbs: ['chart.read'],
    Page: page(
      async () =>
        (await import('../../capabilities/organisation/screens/chart-page.tsx')).ChartPage,
    ),
  },
  {
    path: 'duties',
    room: 'organisation',
    needs: 'duty.list',
    verbs: ['duty.list', 'duty.record', 'duty.correct'],
    Page: page(
      async () =>
        (await import('../../capabilities/organisation/screens/duties-page.tsx')).DutiesPage,
    ),
  },
  {
    path: 'change-of-term',
    room: 'organisation',
    needs: 'term.change',
    verbs: ['term.change', 'term.preview'],
    Page: page(
      async () =>
        (await import('../../capabilities/organisation/screens/change-of-term-page.tsx'))
          .ChangeOfTermPage,
    ),
  },
  {
    path: 'handovers',
    room: 'organisation',
    needs: 'handover.read',
    verbs: [
      'handover.read',
      'handover.list',
      'handover.draw-up',
      'handover.revise',
      'handover.sign',
    ],
    Page: page(
      async () =>
        (await import('../../capabilities/organisation/screens/handovers-page.tsx')).HandoversPage,
    ),
  },
  {
    path: 'roster',
    room: 'roster',
    needs: 'roster.read',
    verbs: [
      ...['roster.read', 'roster.edit', 'roster.history', 'roster.choose-span'],
      ...['roster.paper', 'roster.official'],
    ],
    Page: page(
      async () => (await import('../../capabilities/roster/screens/roster-page.tsx')).RosterPage,
    ),
  },
  {
    path: 'roster-import',
    room: 'roster',
    needs: 'roster.import',
    verbs: ['roster.import', 'roster.examine'],
    Page: page(
      async () =>
        (await import('../../capabilities/roster/screens/import-page.tsx')).RosterImportPage,
    ),
  },
  {
    path: 'collection-new',
    room: 'roster',
    needs: 'collection.begin',
    // What units do by their links has a page of its own outside the application, so no menu offers it.
    verbs: [
      'collection.begin',
      ...['sent-roster.open', 'sent-roster.upload', 'sent-roster.save', 'sent-roster.send'],
    ],
    Page: page(
      async () =>
        (await import('../../capabilities/roster/screens/collection-new-page.tsx'))
          .CollectionNewPage,
    ),
  },
  {
    path: 'collection',
    room: 'roster',
    needs: 'collection.read',
    verbs: ['collection.read', 'collection.renew-links'],
    shows: { thing: 'collection', field: 'collectionId' },
    Page: page(
      async () =>
        (await import('../../capabilities/roster/screens/collection-page.tsx')).CollectionPage,
    ),
  },
  {
    path: 'sent-roster',
    room: 'roster',
    needs: 'collection-request.read',
    verbs: ['collection-request.read', 'collection-request.accept'],
    shows: { thing: 'collection-request', field: 'requestId' },
    Page: page(
      async () =>
        (await import('../../capabilities/roster/screens/sent-roster-page.tsx')).SentRosterPage,
    ),
  },
  {
    path: 'rules',
    room: 'rulebook',
    needs: 'register.read',
    verbs: ['register.read'],
    Page: page(
      async () =>
        (await import('../../capabilities/rulebook/screens/register-page.tsx')).RegisterPage,
    ),
  },
  {
    path: 'charter',
    room: 'rulebook',
    needs: 'document.read',
    verbs: ['document.read'],
    shows: { thing: 'document', field: 'documentId', madeBy: ['document.record'] },
    Page: page(
      async () =>
        (await import('../../capabilities/rulebook/screens/charter-page.tsx')).CharterPage,
    ),
  },
  {
    path: 'bindings',
    room: 'rulebook',
    needs: 'article.leave-unbound',
    verbs: ['article.leave-unbound'],
    Page: page(
      async () =>
        (await import('../../capabilities/rulebook/screens/bindings-page.tsx')).BindingsPage,
    ),
  },
  {
    path: 'comparison',
    room: 'rulebook',
    needs: 'edition.compare',
    verbs: ['edition.compare', 'edition.compare-paper'],
    Page: page(
      async () =>
        (await import('../../capabilities/rulebook/screens/comparison-page.tsx')).ComparisonPage,
    ),
  },
  {
    path: 'draft',
    room: 'rulebook',
    needs: 'draft.read',
    verbs: ['draft.read', 'draft.save', 'draft.drop', 'draft.enact'],
    shows: { thing: 'draft', field: 'draftId', madeBy: ['draft.begin'] },
    Page: page(
      async () => (await import('../../capabilities/rulebook/screens/draft-page.tsx')).DraftPage,
    ),
  },
  {
    path: 'take-in',
    room: 'rulebook',
    needs: 'document.take-in',
    verbs: ['document.take-in'],
    Page: page(
      async () => (await import('../../capabilities/rulebook/screens/take-in-page.tsx')).TakeInPage,
    ),
  },
  {
    path: 'preset',
    room: 'rulebook',
    needs: 'preset.adopt',
    verbs: ['preset.read', 'preset.adopt'],
    Page: page(
      async () => (await import('../../capabilities/rulebook/screens/preset-page.tsx')).PresetPage,
    ),
  },
  {
    path: 'reform-measures',
    room: 'rulebook',
    needs: 'measure.list',
    verbs: ['measure.list', 'measure.change', 'measure.finish', 'measure.drop'],
    Page: page(
      async () =>
        (await import('../../capabilities/rulebook/screens/measures-page.tsx')).MeasuresPage,
    ),
  },
  {
    path: 'publicity',
    room: 'selection',
    needs: 'publicity.list',
    verbs: ['publicity.list', 'publicity.notice'],
    Page: page(
      async () =>
        (await import('../../capabilities/selection/screens/publicity-page.tsx')).PublicityPage,
    ),
  },
  {
    path: 'call',
    room: 'selection',
    needs: 'call.read',
    verbs: ['call.read', 'call.board', 'call.ranking'],
    shows: { thing: 'call', field: 'callId', madeBy: ['call.open'] },
    Page: page(
      async () => (await import('../../capabilities/selection/screens/call-page.tsx')).CallPage,
    ),
  },
  {
    path: 'candidacy',
    room: 'selection',
    needs: 'candidacy.read',
    verbs: [
      'candidacy.read',
      'candidacy.paper',
      'candidacy.submit',
      'candidacy.consent',
      'candidacy.decline',
      'candidacy.approve',
      'candidacy.return',
      'candidacy.refuse',
      'candidacy.withdraw',
      'candidacy.mark',
      'candidacy.publicise',
      'candidacy.answer',
      'candidacy.close-publicity',
      'candidacy.record',
    ],
    shows: {
      ...{ thing: 'candidacy', field: 'candidacyId', metOnlyOwn: true },
      madeBy: ['candidacy.apply', 'candidacy.enter'],
    },
    Page: page(
      async () =>
        (await import('../../capabilities/selection/screens/candidacy-page.tsx')).CandidacyPage,
    ),
  },
  {
    path: 'intake',
    room: 'intake',
    needs: 'intake.begin',
    verbs: ['intake.begin', 'intake.list'],
    Page: page(
      async () => (await import('../../capabilities/intake/screens/intake-page.tsx')).IntakePage,
    ),
  },
  {
    path: 'intake-drafts',
    room: 'intake',
    needs: 'intake.read',
    verbs: [
      'intake.read',
      'intake-draft.accept',
      'intake-draft.accept-all',
      'intake-draft.dismiss',
      'intake-draft.reopen',
    ],
    shows: { thing: 'intake', field: 'intakeId', madeBy: ['intake.begin'] },
    Page: page(
      async () => (await import('../../capabilities/intake/screens/drafts-page.tsx')).DraftsPage,
    ),
  },
  {
    path: 'congress',
    room: 'congress',
    needs: 'congress.read',
    verbs: [
      'congress.read',
      'congress.submit',
      'congress.approve',
      'congress.return',
      'congress.refuse',
      'congress.withdraw',
      'congress.record',
      'delegate.summary',
    ],
    shows: {
      ...{ thing: 'congress', field: 'congressId' },
      madeBy: ['congress.plan', 'congress.enter-past'],
    },
    Page: page(
      async () =>
        (await import('../../capabilities/congress/screens/congress-page.tsx')).CongressPage,
    ),
  },
  {
    path: 'quota',
    room: 'congress',
    needs: 'quota.read',
    verbs: ['quota.read', 'quota.paper'],
    shows: { thing: 'quota', field: 'quotaId', madeBy: ['quota.propose'] },
    Page: page(
      async () => (await import('../../capabilities/congress/screens/quota-page.tsx')).QuotaPage,
    ),
  },
  {
    path: 'electoral-unit',
    room: 'congress',
    needs: 'electoral-unit.read',
    verbs: [
      'electoral-unit.read',
      'class-feedback.ask',
      ...['sent-feedback.open', 'sent-feedback.send'],
      'delegation.submit',
      'delegation.approve',
      'delegation.return',
      'delegation.refuse',
      'delegation.withdraw',
      'delegation.publicise',
      'delegation.answer',
      'delegation.close-publicity',
      'delegation.record',
      'delegation.paper',
    ],
    shows: { thing: 'electoral-unit', field: 'electoralUnitId' },
    Page: page(
      async () =>
        (await import('../../capabilities/congress/screens/unit-page.tsx')).ElectoralUnitPage,
    ),
  },
  {
    path: 'delegate',
    room: 'congress',
    needs: 'delegate.read',
    verbs: ['delegate.read', 'delegate.form'],
    shows: { thing: 'delegate', field: 'delegateId', metOnlyOwn: true },
    Page: page(
      async () =>
        (await import('../../capabilities/congress/screens/delegate-page.tsx')).DelegatePage,
    ),
  },
  {
    path: 'election',
    room: 'elections',
    needs: 'election.read',
    verbs: [
      'election.read',
      'election.nominate',
      'election.strike-candidate',
      'election.name-tellers',
      'election.publish',
      'election.open-round',
      'election.issue',
      'election.reopen-sheet',
      'election.bar',
      'election.decline',
      'election.announce',
      'election.resolve',
      'election.certify',
      'election.ballot',
    ],
    shows: { thing: 'election', field: 'electionId', madeBy: ['election.prepare'] },
    Page: page(
      async () =>
        (await import('../../capabilities/elections/screens/election-page.tsx')).ElectionPage,
    ),
  },
  {
    path: 'count',
    room: 'elections',
    needs: 'election.enter',
    verbs: ['election.enter', 'election.sheet', 'election.look-up'],
    shows: { thing: 'tally-sheet', field: 'electionId' },
    Page: page(
      async () => (await import('../../capabilities/elections/screens/count-page.tsx')).CountPage,
    ),
  },
  {
    path: 'election-result',
    room: 'elections',
    needs: 'election.result',
    verbs: ['election.result', 'election.file', 'election.paper'],
    shows: { thing: 'election-result', field: 'electionId' },
    Page: page(
      async () =>
        (await import('../../capabilities/elections/screens/result-page.tsx')).ElectionResultPage,
    ),
  },
  {
    path: 'ballot-round',
    room: 'ballots',
    needs: 'ballot.rounds',
    // Delegates have a page outside the application, and so has the kiosk: no menu offers what is done there.
    verbs: [
      ...[
        'ballot.rounds',
        'ballot.round',
        'ballot.begin',
        'ballot.open-casting',
        'ballot.close',
        'ballot.conclude',
      ],
      ...['ballot.void', 'ballot.holders', 'ballot.hand-paper', 'ballot.take-paper-back'],
      ...['ballot.call', 'ballot.mark-present', 'ballot.kiosk', 'ballot.board', 'ballot.issued'],
      ...['ballot.mine', 'ballot.roster', 'ballot.issue', 'ballot.on-screen'],
      ...['ballot.kiosk-mine', 'ballot.kiosk-issue', 'ballot.kiosk-roster'],
    ],
    Page: page(
      async () =>
        (await import('../../capabilities/ballots/screens/round-page.tsx')).BallotRoundPage,
    ),
  },
  {
    path: 'ballot-prepare',
    room: 'ballots',
    needs: 'ballot.prepare',
    verbs: ['ballot.prepare'],
    shows: { thing: 'ballot-preparation', field: 'electionId' },
    Page: page(
      async () =>
        (await import('../../capabilities/ballots/screens/prepare-page.tsx')).BallotPreparePage,
    ),
  },
  {
    path: 'ballot-watch',
    room: 'ballots',
    needs: 'ballot.round',
    verbs: [
      ...['ballot.offer-keys', 'ballot.to-sign', 'ballot.co-sign', 'ballot.open-seal'],
      'ballot.certify',
    ],
    shows: { thing: 'ballot-watch', field: 'roundId' },
    Page: page(
      async () =>
        (await import('../../capabilities/ballots/screens/watch-page.tsx')).BallotWatchPage,
    ),
  },
  {
    path: 'self-evaluation',
    room: 'self-evaluation',
    needs: 'evaluation.read',
    verbs: ['evaluation.read'],
    Page: page(
      async () => (await import('../../capabilities/self-evaluation/screens/cockpit.tsx')).Cockpit,
    ),
  },
  {
    path: 'unit-evaluation',
    room: 'self-evaluation',
    needs: 'evaluation.union',
    verbs: ['evaluation.union'],
    Page: page(
      async () =>
        (await import('../../capabilities/self-evaluation/screens/unit-evaluation.tsx'))
          .UnitEvaluation,
    ),
  },
  {
    path: 'form-editor',
    room: 'self-evaluation',
    needs: 'form.save',
    verbs: ['form.save', 'form.read'],
    Page: page(
      async () =>
        (await import('../../capabilities/self-evaluation/screens/form-editor.tsx')).FormEditor,
    ),
  },
  {
    path: 'disclosure',
    room: 'disclosure',
    needs: 'disclosure.read',
    verbs: [
      'disclosure.read',
      'disclosure.preview',
      'disclosure.claim',
      'disclosure.write',
      'disclosure.explain',
      'disclosure.update',
      'disclosure.approve',
      'disclosure.publish',
    ],
    shows: { thing: 'disclosure', field: 'disclosureId', madeBy: ['disclosure.begin'] },
    Page: page(
      async () =>
        (await import('../../capabilities/disclosure/screens/disclosure-page.tsx')).DisclosurePage,
    ),
  },
  {
    path: 'evidence-pack',
    room: 'disclosure',
    needs: 'evidence.pack',
    verbs: ['evidence.pack'],
    Page: page(
      async () =>
        (await import('../../capabilities/disclosure/screens/evidence-pack.tsx')).EvidencePack,
    ),
  },
  {
    path: 'complaint-handling',
    room: 'complaints',
    needs: 'complaint.outsider',
    // What anybody does has public pages of its own outside the application, so no menu offers it.
    verbs: [
      ...['complaint.outsider', 'complaint.name-outsider', 'complaint.outcomes'],
      ...['complaint.file', 'complaint.add', 'complaint.status', 'complaint.choices'],
    ],
    Page: page(
      async () =>
        (await import('../../capabilities/complaints/screens/handling-page.tsx')).HandlingPage,
    ),
  },
  {
    path: 'complaint',
    room: 'complaints',
    needs: 'complaint.read',
    verbs: [
      ...['complaint.read', 'complaint.take', 'complaint.ask', 'complaint.answer'],
      ...['complaint.refer', 'complaint.close'],
    ],
    shows: { thing: 'complaint', field: 'complaintId' },
    Page: page(
      async () =>
        (await import('../../capabilities/complaints/screens/complaint-page.tsx')).ComplaintPage,
    ),
  },
  {
    path: 'hall',
    room: 'congress',
    needs: 'hall.mine',
    verbs: ['hall.mine'],
    Page: page(
      async () =>
        (await import('../../capabilities/congress/sittings/screens/hall-page.tsx')).HallPage,
    ),
  },
  {
    path: 'sitting',
    room: 'congress',
    needs: 'sitting.read',
    verbs: ['sitting.read', 'agenda.arrange', 'agenda.go-to', 'screen.give'],
    shows: { thing: 'sitting', field: 'sittingId', madeBy: ['sitting.plan'] },
    Page: page(
      async () =>
        (await import('../../capabilities/congress/sittings/screens/sitting-page.tsx')).SittingPage,
    ),
  },
  {
    path: 'check-in',
    room: 'congress',
    needs: 'attendance.read',
    verbs: [
      'attendance.read',
      'attendance.check-in',
      'attendance.by-code',
      'attendance.leave',
      'attendance.excuse',
      'attendance.take-back',
    ],
    Page: page(
      async () =>
        (await import('../../capabilities/congress/sittings/screens/check-in-page.tsx'))
          .CheckInPage,
    ),
  },
  {
    path: 'minutes',
    room: 'congress',
    needs: 'minutes.paper',
    verbs: ['minutes.paper', 'minutes.write', 'minutes.sign'],
    Page: page(
      async () =>
        (await import('../../capabilities/congress/sittings/screens/minutes-page.tsx')).MinutesPage,
    ),
  },
  {
    path: 'proposal',
    room: 'congress',
    needs: 'proposal.read',
    verbs: ['proposal.read'],
    shows: { thing: 'proposal', field: 'proposalId', madeBy: ['proposal.submit'] },
    Page: page(
      async () =>
        (await import('../../capabilities/congress/sittings/screens/proposal-page.tsx'))
          .ProposalPage,
    ),
  },
  {
    path: 'name-standing',
    room: 'congress',
    needs: 'standing.choice',
    verbs: ['standing.choice', 'standing.recommend'],
    Page: page(
      async () =>
        (await import('../../capabilities/congress/sittings/screens/name-standing-page.tsx'))
          .NameStandingPage,
    ),
  },
];

/** Verbs that pages of the shell itself do, so that no menu offers them a second time. */
export const verbsOfShell: readonly string[] = Object.values(accessVerbs);

/** The screen at which a verb is done. */
export function screenOf(verb: string): Screen | null {
  return screens.find(({ verbs }) => verbs.includes(verb)) ?? null;
}

/** Where one thing of a kind is shown: below the school's address, with the thing's id; null where nowhere. */
export function placeShowing(thing: string, id: string, verbs: readonly VerbDescription[]) {
  const showing = screens.find(({ shows }) => shows?.thing === thing);
  if (!showing?.shows || !verbs.some(({ name }) => name === showing.needs)) return null;
  return `${showing.path}?${new URLSearchParams({ [showing.shows.field]: id }).toString()}`;
}

/** The kind of thing an action makes, where its page is where the person goes on. */
export function thingMadeBy(verb: string): string | null {
  return screens.find(({ shows }) => shows?.madeBy?.includes(verb))?.shows?.thing ?? null;
}

/** Whether everything of a kind that somebody who reaches only themselves is shown is their own. */
export function metOnlyOwn(thing: string): boolean {
  return screens.some(({ shows }) => shows?.thing === thing && shows.metOnlyOwn === true);
}
