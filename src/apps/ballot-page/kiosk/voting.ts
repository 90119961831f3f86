import { readRecoveryCode } from '../../../engines/ballots/recovery-code.ts';
import { button, el, lineForm, p } from '../element.ts';
import { blankMarking, choicesOf, isBlank, type Marking } from '../marking.ts';
import { castBallot } from '../run/cast-ballot.ts';
import { makeAndKeep } from '../run/make-ballot.ts';
import { ballotNumber, refusedScreen } from '../screens/after.ts';
import { sendScreen } from '../screens/casting.ts';
import { fillScreen, reviewScreen } from '../screens/fill.ts';
import { roundHead, roundName } from '../screens/round-head.ts';
import { t } from '../speech.ts';
import { bringHere } from './fetching.ts';
import { lastScreen, type Visit } from './visit.ts';
import { ballotsOf, boxPhase, type KioskBallot } from './kept-rounds.ts';

/** Asks for the recovery code; nothing is sent. */
function askSeed(visit: Visit): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const form = lineForm({
      ...{ label: t('recover.label'), hint: t('recover.hint'), wrong: null, go: t('on') },
      take(typed) {
        const seed = readRecoveryCode(typed);
        if (seed === null) return t('recover.bad');
        resolve(seed);
        return null;
      },
    });
    visit.show({
      key: 'vote',
      title: t('kiosk.vote.title'),
      body: [p(t('kiosk.vote.text')), form],
    });
  });
}

function choose(visit: Visit, ballots: readonly KioskBallot[]): Promise<KioskBallot> {
  const [only] = ballots;
  if (only && ballots.length === 1) return Promise.resolve(only);
  return new Promise((resolve) => {
    const rows = ballots.map((ballot) => {
      const { setup } = ballot.round;
      const name = `${setup.office.title} · ${roundName(setup)}`;
      return el(
        'li',
        {},
        button(name, () => resolve(ballot)),
      );
    });
    const body = [el('ul', { class: 'people' }, ...rows)];
    visit.show({ key: 'choose', title: t('kiosk.choose'), body });
  });
}

/** Has the ballot filled in and looked over; answers when it is to be cast. */
function fillIn(visit: Visit, { round, people }: KioskBallot): Promise<Marking> {
  let marking = blankMarking(round.setup);
  return new Promise((resolve) => {
    const fill = (): void =>
      visit.show(
        fillScreen({
          round,
          marking: () => marking,
          keep: (next) => {
            marking = next;
          },
          people: () => Promise.resolve(people ?? 'wrong'),
          review,
        }),
      );
    const review = (): void =>
      visit.show(
        reviewScreen({
          ...{ round, marking, blank: isBlank(marking), change: fill },
          nameOf: (person) => people?.[person] ?? String(person),
          cast: () => resolve(marking),
        }),
      );
    fill();
  });
}

/** Shows the receipt's number; the ballot leaves the kiosk. */
async function finish(visit: Visit, ballot: KioskBallot): Promise<void> {
  const kept = await ballot.keeping.read();
  if (kept?.receipt) {
    await ballot.remove();
    return visit.show({
      key: 'receipt',
      title: t('cast.title'),
      body: [roundHead(ballot.round), p(t('kiosk.receipt')), ballotNumber(kept.h ?? '')],
      last: true,
    });
  }
  if (kept) visit.show(refusedScreen(ballot.round, kept));
}

/** Sends the ballot. The person may go meanwhile: it is sent on, and shows nothing to whoever comes next. */
async function cast(visit: Visit, ballot: KioskBallot): Promise<void> {
  const { round, keeping } = ballot;
  const kept = await keeping.read();
  if (!kept?.ballot) throw new Error('a ballot was made');
  const { screen, tell } = sendScreen(round, (text) => {
    if (visit.isOn()) visit.frame.status(text);
  });
  visit.show(screen);
  const { signal } = new AbortController();
  await castBallot({ round, keeping, here: visit.here, tell, signal }, kept.ballot);
  await finish(visit, ballot);
}

/** Voting at the kiosk: the recovery code alone, where the ballot was fetched here. */
export async function voteAtKiosk(visit: Visit): Promise<void> {
  const seed = await askSeed(visit);
  const here = await ballotsOf(visit.store, seed);
  const ballot = here.length > 0 ? await choose(visit, here) : await bringHere(visit, seed);
  if (ballot === null) return;
  const kept = await ballot.keeping.read();
  if (kept?.ballot === null) {
    const phase = await boxPhase(ballot.round, visit.here);
    if (phase === null) return lastScreen(visit, 'offline', t('offline.text'));
    if (phase === 'issuing') return lastScreen(visit, 'waiting', t('kiosk.waiting'));
    if (phase !== 'casting') return lastScreen(visit, 'over', t('step.over'));
    await makeAndKeep(ballot.round, ballot.keeping, choicesOf(await fillIn(visit, ballot)));
  } else if (kept?.refused || kept?.receipt) return finish(visit, ballot);
  await cast(visit, ballot);
}
