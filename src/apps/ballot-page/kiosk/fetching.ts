import type { MyRound } from '../answers.ts';
import { fromB64, toB64 } from '../../../engines/ballots/bytes.ts';
import { button, el, p } from '../element.ts';
import { kioskIssuer, type Issuer } from '../issuer.ts';
import { newRound } from '../keep/kept.ts';
import { stepOf, type Step } from '../next-step.ts';
import { fetchTokens } from '../run/fetch-tokens.ts';
import { loadRoster } from '../run/load-roster.ts';
import { readRound } from '../run/read-round.ts';
import { codeScreen, recoverScreen } from '../screens/recovery.ts';
import { fetchScreen, refusalScreen } from '../screens/messages.ts';
import { roundHead, roundName } from '../screens/round-head.ts';
import { takesWriteIns } from '../marking.ts';
import { t } from '../speech.ts';
import { randomBytes } from '../waiting.ts';
import { askDelegate, lastScreen, type Visit } from './visit.ts';
import { enterRound, type KioskBallot } from './kept-rounds.ts';

/** A round that somebody may do something about at the kiosk. */
interface Choice {
  readonly mine: MyRound;
  readonly step: Step;
}

/** Who stands before the kiosk, and what they may ask of the issuer. */
interface Standing {
  readonly visit: Visit;
  readonly issuer: Issuer;
  readonly name: string;
}

const useful: ReadonlySet<Step> = new Set(['fetch', 'recover', 'not-present', 'paper']);

/** Rounds of the person with what can be done in each, as somebody without anything of their own stands. */
function choicesAt(rounds: readonly MyRound[]): readonly Choice[] {
  return rounds
    .map((mine) => {
      const ctx = readRound(mine)?.ctx ?? null;
      const step = stepOf({ ...mine, ctx, kept: null, seed: 'none' });
      return { mine, step };
    })
    .filter(({ step }) => useful.has(step));
}

/** The list of a round, loaded at check-in for everybody alike, so that voting need not ask for it. */
async function peopleOf(mine: MyRound, issuer: Issuer): Promise<readonly string[] | null> {
  const round = readRound(mine);
  if (round === null || !takesWriteIns(round.setup)) return null;
  const people = await loadRoster(round, issuer);
  return people === 'wrong' ? null : people;
}

/** Fetches the tokens of a seed into the kiosk; answers the ballot's place, or null where it did not come to that. */
async function fetchUnder(
  { visit, issuer }: Standing,
  mine: MyRound,
  seed: Uint8Array,
): Promise<KioskBallot | null> {
  const ballot = await enterRound(visit.store, seed, {
    mine,
    people: await peopleOf(mine, issuer),
  });
  const { round, keeping } = ballot;
  visit.show({ key: 'request', title: t('request.title'), body: [roundHead(round)] });
  const kept = await keeping.change((before) => before ?? newRound(round.ctx, toB64(seed)));
  if (kept === null) return null;
  const code = kept.tokens
    ? null
    : await fetchTokens(
        {
          ...{ round, issuer, keeping, signal: new AbortController().signal },
          tell: (how) => {
            if (visit.isOn()) visit.frame.status(t(`request.${how}`));
          },
        },
        kept,
      );
  const after = await keeping.read();
  if (after?.tokens) return ballot;
  // What failed must not stand in the way of another try; a bad token is told of, and nothing is kept of it.
  await ballot.remove();
  if (after?.tokenBad) lastScreen(visit, 'token-bad', t('token-bad.text'));
  else if (after?.wrongCode) lastScreen(visit, 'other', t('recover.other'));
  else if (code !== null) visit.show(refusalScreen(code, visit.leave));
  return null;
}

/** Asks for the recovery code of the round's ballot. */
function askCode({ visit }: Standing, text: string): Promise<Uint8Array> {
  return new Promise((resolve) => {
    visit.show(recoverScreen({ round: null, text, wrong: null, take: resolve, back: null }));
  });
}

/** Makes a seed and shows its code until it was written down. */
function newSeed({ visit }: Standing): Promise<Uint8Array> {
  const seed = toB64(randomBytes(16));
  return new Promise((resolve) => {
    visit.show(codeScreen(seed, () => resolve(fromB64(seed) ?? new Uint8Array())));
  });
}

/** A new seed or one that was written down before, as the person says. */
function seedFor(standing: Standing, { mine, step }: Choice): Promise<Uint8Array> {
  if (step === 'recover') return askCode(standing, t('recover.text'));
  const round = readRound(mine);
  return new Promise((resolve, reject) => {
    if (round === null) return reject(new Error('a round without setup'));
    const { visit, name } = standing;
    const screen = fetchScreen(round, {
      begin: () => void newSeed(standing).then(resolve, reject),
      have: () => void askCode(standing, t('recover.hint')).then(resolve, reject),
    });
    visit.show({ ...screen, body: [p(t('voter', { name })), ...screen.body] });
  });
}

/** Lets somebody choose among several rounds. */
function chooseRound({ visit, name }: Standing, choices: readonly Choice[]): Promise<Choice> {
  const [only] = choices;
  if (only && choices.length === 1) return Promise.resolve(only);
  return new Promise((resolve) => {
    const rows = choices.map((choice) => {
      const setup = readRound(choice.mine)?.setup;
      const what = setup ? `${setup.office.title} · ${roundName(setup)}` : '';
      return el(
        'li',
        {},
        button(`${what}：${t(`step.${choice.step}`)}`, () => resolve(choice)),
      );
    });
    visit.show({
      key: 'choose',
      title: t('kiosk.choose'),
      body: [p(t('voter', { name })), el('ul', { class: 'people' }, ...rows)],
    });
  });
}

/** Who holds a delegate's code, and their rounds; a refusal is shown. */
async function standAs(
  visit: Visit,
  code: string,
): Promise<(Standing & { readonly choices: readonly Choice[] }) | null> {
  const issuer = kioskIssuer(visit.school, visit.token, code);
  const asked = await issuer.mine();
  if (!asked.ok) {
    visit.show(refusalScreen(asked.code, visit.leave));
    return null;
  }
  const { rounds, person } = asked.value;
  return { visit, issuer, name: person.name, choices: choicesAt(rounds) };
}

function delegateCode(visit: Visit, text: string | null): Promise<string> {
  return new Promise((resolve) => askDelegate(visit, text, resolve));
}

/** Check-in at the kiosk: from the delegate's code to a ballot that waits here under the recovery code. */
export async function fetchAtKiosk(visit: Visit): Promise<void> {
  const standing = await standAs(visit, await delegateCode(visit, null));
  if (standing === null) return;
  if (standing.choices.length === 0) return lastScreen(visit, 'none', t('none.text'));
  const choice = await chooseRound(standing, standing.choices);
  const { step, mine } = choice;
  if (step === 'not-present' || step === 'paper') return lastScreen(visit, step, t(`${step}.text`));
  const seed = await seedFor(standing, choice);
  const ballot = await fetchUnder(standing, mine, seed);
  if (ballot !== null) lastScreen(visit, 'stored', t('kiosk.stored'));
}

/** A ballot that was fetched elsewhere, brought here by both codes; null where nothing came of it. */
export async function bringHere(visit: Visit, seed: Uint8Array): Promise<KioskBallot | null> {
  const standing = await standAs(visit, await delegateCode(visit, t('kiosk.elsewhere')));
  if (standing === null) return null;
  const fetched = standing.choices.filter(({ step }) => step === 'recover' || step === 'fetch');
  if (fetched.length === 0) {
    lastScreen(visit, 'none', t('none.text'));
    return null;
  }
  const { mine } = await chooseRound(standing, fetched);
  return fetchUnder(standing, mine, seed);
}
