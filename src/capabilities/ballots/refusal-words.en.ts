import type { Words } from '../../kernel/words.ts';

/** Why something of a round by phone is refused, and the way out, in English. */
export const ballotsRefusalWordsEn: Words = {
  'refusal.ballot-unknown': 'There is no such round by phone, or it does not concern you.',
  'refusal.ballot-unknown.way': 'Come from the election’s page or from your hall page.',
  'refusal.ballot-void': 'This round by phone is void.',
  'refusal.ballot-void.way': 'Wait until it is prepared again, or vote on paper.',
  'refusal.phase-other': 'The round is at another step now.',
  'refusal.phase-other.way': 'Reload the page to see where it is.',
  'refusal.electronic-not-allowed': 'The school’s rules do not allow voting by phone.',
  'refusal.electronic-not-allowed.way': 'Vote on paper; the rule is a value of the charter.',
  'refusal.server-alone-not-allowed':
    'The school’s rules demand that observers hold keys when people vote by phone.',
  'refusal.server-alone-not-allowed.way': 'Choose “guaranteed together with observers”.',
  'refusal.electors-unknown': 'Nobody can tell who has a vote in this election.',
  'refusal.electors-unknown.way':
    'Put the election on the agenda of a sitting; for a class or a unit, choose the unit when the election is prepared.',
  'refusal.too-few-electors':
    'Only {{electors}} people have a vote, fewer than {{least}}: among so few a vote by phone stays nobody’s secret.',
  'refusal.too-few-electors.way': 'Vote on paper.',
  'refusal.observers-missing':
    'It takes at least {{threshold}} observers who can log in; there are {{observers}}.',
  'refusal.observers-missing.way':
    'Name more on the election’s page and have them log in once; or let fewer open the ballots.',
  'refusal.not-a-monitor': 'This person observes no counting of this election, or has no account.',
  'refusal.not-a-monitor.way': 'Name them an observer on the election’s page first.',
  'refusal.round-prepared': 'This round is prepared for phones already.',
  'refusal.round-prepared.way': 'Open that one; to begin anew, make it void first.',
  'refusal.keys-not-fitting': 'The keys do not fit this round.',
  'refusal.keys-not-fitting.way': 'Make them again on the observer’s page.',
  'refusal.keys-missing': '{{missing}} of the observers have made no keys yet.',
  'refusal.keys-missing.way':
    'Have them open the observer’s page; who cannot come is left out when the round is prepared again.',
  'refusal.box-gone': 'The program of the ballot box does not answer.',
  'refusal.box-gone.way':
    'Try again in a moment; if it stays so, call the administrator. No ballot that was taken is lost.',
  'refusal.box-port-busy': 'Port {{port}} of the ballot box is used by another program.',
  'refusal.box-port-busy.way': 'The administrator sets BALLOT_BOX_PORT to another and restarts.',
  'refusal.box-address-missing':
    'The product stands behind a proxy, and the public address of the ballot box is not set.',
  'refusal.box-address-missing.way':
    'The administrator sets BALLOT_BOX_ADDRESS; or vote on paper this time.',
  'refusal.box-lost': 'The ballot box does not know this round: its store is gone.',
  'refusal.box-lost.way': 'Make the round void and prepare it again, or vote on paper.',
  'refusal.box-full': 'The disk of the ballot box takes nothing more.',
  'refusal.box-full.way': 'Try again when the administrator has made room.',
  'refusal.not-an-elector': 'This person has no vote in the round, or nobody has this code.',
  'refusal.not-an-elector.way': 'Ask at the door.',
  'refusal.not-present': 'Not checked in yet, or not there when casting opened.',
  'refusal.not-present.way':
    'Check in at the door before fetching a ballot; when casting has opened, wait for the next round.',
  'refusal.took-paper': 'A ballot on paper was taken; everybody votes in one way alone.',
  'refusal.took-paper.way': 'If it is not filled in, give it back and fetch one by phone.',
  'refusal.took-electronic': 'A ballot was fetched by phone; everybody votes in one way alone.',
  'refusal.took-electronic.way': 'Use that phone, or the shared device with the recovery code.',
  'refusal.blinded-refused': 'What the phone sent cannot be signed.',
  'refusal.blinded-refused.way':
    'Reload the ballot page and fetch it again; else call an observer.',
  'refusal.other-request': 'A ballot was fetched with another phone or another recovery code.',
  'refusal.other-request.way': 'Use that phone, or type the recovery code you wrote down.',
  'refusal.not-co-issuer': 'You do not sign the tokens of this round.',
  'refusal.not-co-issuer.way': 'The co-issuing observer opens the observer’s page.',
  'refusal.signature-wrong': 'The signature does not hold.',
  'refusal.signature-wrong.way':
    'Reload the observer’s page; in another browser restore the backup of your keys first.',
  'refusal.no-paper-taken': 'This person has no ballot on paper.',
  'refusal.no-paper-taken.way': 'Reload the page.',
  'refusal.no-paper-box': 'Casting is open, and this round has no box for paper.',
  'refusal.no-paper-box.way':
    'Use the shared device; next time choose a paper box when casting opens.',
  'refusal.sitting-marks': 'Who is there is told at the door of the sitting.',
  'refusal.sitting-marks.way': 'Check people in on the page of the door.',
  'refusal.quorum-missing': '{{present}} of {{expected}} are there; it takes {{needed}}.',
  'refusal.quorum-missing.way':
    'Wait for the others; if they do not come today, record on the election’s page that there was no quorum.',
  'refusal.list-changed': 'The list of candidates was changed after ballots were handed out.',
  'refusal.list-changed.way': 'Make this round void and prepare it again.',
  'refusal.ballots-missing': 'Of those there, {{missing}} have no ballot and were not called.',
  'refusal.ballots-missing.way':
    'Have them fetch one, or hand out paper; whoever does not answer is written down as called.',
  'refusal.too-few-ballots':
    'Only {{issued}} fetched a ballot by phone; with fewer than {{least}} nobody’s vote stays secret.',
  'refusal.too-few-ballots.way':
    'Have more people use their phones, or make it void and use paper.',
  'refusal.tokens-waiting': '{{waiting}} tokens wait for the co-issuing observer.',
  'refusal.tokens-waiting.way': 'They open the observer’s page; casting opens when all are signed.',
  'refusal.opened-already': 'You have opened already.',
  'refusal.opened-already.way': 'Wait for the other observers.',
  'refusal.secret-wrong': 'This is not your opening key of this round.',
  'refusal.secret-wrong.way': 'Use the browser that made the keys, or restore their backup.',
  'refusal.announce-first': 'The result is not announced yet.',
  'refusal.announce-first.way': 'Announce the round on the election’s page first.',
  'refusal.nothing-new': 'The public file says what the result is.',
  'refusal.nothing-new.way': 'There is nothing more to do.',
  'refusal.certified-already': 'You have certified already.',
  'refusal.certified-already.way': 'Wait for the other observers.',
  'refusal.round-followed': 'Another round followed; this one can no longer be made void.',
  'refusal.round-followed.way': 'Deal with the round that followed.',
  'refusal.not-closed': 'Voting is not over.',
  'refusal.not-closed.way': 'The public file and the list of who had a ballot appear afterwards.',
  'refusal.kiosk-needs-sitting':
    'The shared device goes by delegates’ codes, which only a sitting has.',
  'refusal.kiosk-needs-sitting.way': 'Whoever has no phone votes on paper.',
  'refusal.kiosk-unknown': 'This link opens no shared device.',
  'refusal.kiosk-unknown.way': 'The organisers give a new one on the page of the round.',
  'refusal.kiosk-locked': 'Too many wrong codes were typed; this link is dead.',
  'refusal.kiosk-locked.way': 'The organisers give a new one.',
  'refusal.code-unknown': 'No delegate has this code.',
  'refusal.code-unknown.way': 'Look at the eight digits of the credentials and type them again.',
};
