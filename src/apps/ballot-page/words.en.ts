/** Words of the ballot page. */
export const ballotPageWordsEn: Readonly<Record<string, string>> = {
  page: 'Electronic ballot',
  kiosk: 'Voting kiosk',
  language: '中文',
  honest1:
    'From the data it records, the server cannot match ballots to people. But if somebody controls the network and secretly records the addresses of phones, or alters the page you open, this system cannot fully prevent it. Please vote on the hall’s network or at the kiosk.',
  honest2: 'This system cannot keep somebody beside you from watching you vote.',
  'secrecy.observers':
    'Secrecy: kept together with observers. Nobody can see what is on a ballot until observers open the box together.',
  'secrecy.server':
    'Secrecy: trusted to the operator. No observer holds a key: the operator can see the ballots in the box before the close (not whose they are), and no observer prevents ballots from being issued in excess.',
  'secrecy.cosigned':
    'Secrecy: an observer signs every ballot issued. There is no seal: the operator can see the ballots in the box before the close (not whose they are).',
  'check-code': 'Check code',
  'check-code.compare':
    'Compare it with the one on the hall’s screen. If they differ, do not vote; tell an observer.',
  'round.first': 'Round {{number}}',
  'round.further': 'Round {{number}} (further election)',
  'round.tie': 'Round {{number}} (equal votes: once more)',
  seats: 'Seats: {{seats}}',
  voter: 'Voter: {{name}}',
  back: 'Back',
  on: 'Continue',
  again: 'Try again',
  'to-list': 'Other elections',
  'unsupported.title': 'This browser cannot vote',
  'unsupported.text':
    'It lacks what voting needs (or this is a private window that may not store anything). Nothing has happened yet. Use the browser that came with the phone, another phone, the kiosk, or take a paper ballot.',
  'login.title': 'Log in first',
  'login.text': 'You can fetch a ballot once you are logged in. You will come back here.',
  'login.go': 'Log in',
  'school.title': 'No such school',
  'school.text': 'Check the address, or scan the code on the screen.',
  'loading.title': 'Opening',
  'loading.text': 'Looking for what you can vote on.',
  'offline.title': 'The server cannot be reached',
  'offline.text': 'Check the network. The page tries again by itself; nothing here is lost.',
  'failed.title': 'Something failed',
  'failed.text':
    'Something unexpected happened. Your ballot is neither lost nor cast twice by it. Open this page again; if that does not help, go to an observer.',
  'none.title': 'Nothing to vote on now',
  'none.text': 'After check-in, it appears here by itself when ballots are issued.',
  'list.title': 'Your elections',
  'step.not-begun': 'Not begun',
  'step.void': 'Void',
  'step.other-setup': 'Something is wrong: see an observer',
  'step.not-present': 'Not checked in',
  'step.paper': 'You vote on paper',
  'step.fetch': 'You can fetch a ballot',
  'step.recover': 'Fetched elsewhere',
  'step.code': 'Write down the recovery code',
  'step.request': 'Fetching the ballot',
  'step.token-bad': 'Fetching went wrong: see an observer',
  'step.wait': 'Fetched; waiting for the vote',
  'step.fill': 'You can vote',
  'step.send': 'Being cast',
  'step.refused': 'Not cast: see why',
  'step.cast': 'Voted',
  'step.look': 'Being checked',
  'step.found': 'Voted and checked',
  'step.missing': 'Your ballot is not in the list',
  'step.over': 'Over',
  'not-begun.text':
    'The observers are still preparing this round. This page changes by itself when you can fetch a ballot.',
  'void.text':
    'This round is void; ballots cast in it do not count. The chair says how it goes on.',
  'other-setup.text':
    'The setup of this round is not the one your ballot was fetched for. Do not vote; compare with an observer. Your ballot belongs to check code {{code}}; the one now is {{now}}.',
  'not-present.text': 'Check in first, then fetch a ballot. This page changes by itself.',
  'paper.text': 'You took a paper ballot: put it into the paper box. One person votes one way.',
  'over.text':
    'Voting in this round is over, and nothing was cast on this device. The chair announces the result.',
  'over.look': 'Check my ballot with the recovery code',
  'over.by-code':
    'If the ballot was cast on another device or the kiosk, enter the recovery code to find it in the published list. The code is not sent anywhere.',
  'over.found': 'It is in the published list: the ballot cast with this code is there.',
  'over.missing':
    'No ballot cast with this code is in the list. If you did cast one, take the code to an observer.',
  'over.unlisted': 'The list is not loaded yet; try again in a while.',
  'fetch.title': 'Fetch a ballot',
  'fetch.text1':
    'Press “Fetch”, and this device gets a blank ballot that only you can use. Others know that you fetched one, not which ballot is yours.',
  'fetch.text2':
    'First it shows a recovery code: have pen and paper ready. With it you can go on at another device if this one dies or is lost.',
  'fetch.go': 'Fetch',
  'fetch.have': 'I have a recovery code',
  'code.title': 'Write down the recovery code',
  'code.text':
    'Write these 26 letters and digits on paper and keep it. You need it on another device. It also proves which ballot is yours: show it to nobody, and send no photo of it.',
  'code.noted': 'I have written it down',
  'code.show': 'Show the recovery code again',
  'request.title': 'Fetching the ballot',
  'request.asking': 'Asking for signatures…',
  'request.co-issuer': 'Waiting for the observer to sign. Stay here; it goes on by itself.',
  'request.unreachable': 'The server cannot be reached; trying again…',
  'refusal.title': 'No ballot was issued',
  'refusal.other':
    'The server did not accept it ({{code}}). Try once more; if that does not help, see the organisers.',
  'refusal.not-present':
    'You have not checked in, or have left. Go to check-in, then come back here.',
  'refusal.took-paper': 'You took a paper ballot and cannot fetch an electronic one as well.',
  'refusal.phase-other':
    'No ballot can be fetched now: issuing has not begun, or voting has ended.',
  'refusal.ballot-unknown':
    'This round is not there; it may be void. Look at the screen or ask the organisers.',
  'refusal.ballot-void': 'This round is void. The chair says how it goes on.',
  'refusal.not-logged-in': 'Your log-in has ended. Log in again and come back here.',
  'refusal.not-an-elector': 'You have no vote in this round.',
  'refusal.code-unknown':
    'There is no such delegate’s code. Look at your delegate’s card or message and type it again.',
  'refusal.kiosk-unknown':
    'This link opens nothing any more. The organisers have to open the kiosk’s link again.',
  'refusal.kiosk-locked':
    'Too many wrong codes: this kiosk is locked. The organisers have to make a new link.',
  'token-bad.title': 'Fetching went wrong: see an observer',
  'token-bad.text':
    'What was signed did not pass the check. To protect your secrecy this device will not vote with it. Take this page to an observer.',
  'recover.title': 'Enter the recovery code',
  'recover.text':
    'Your ballot was fetched on another device. Enter the 26 letters you wrote down to go on here.',
  'recover.label': 'Recovery code',
  'recover.hint': 'Capitals or not; spaces and hyphens do not matter.',
  'recover.bad': 'This is no whole recovery code; a letter may be wrong. Compare it again.',
  'recover.other':
    'This recovery code is not the one this ballot was fetched with. Find the one you wrote down then.',
  'recover.lost':
    'If code and device are both lost before voting, it is like a lost paper ballot: there is no second one.',
  'wait.title': 'Ballot fetched',
  'wait.text':
    'Wait for the chair to open the vote; this page changes by itself. You may close it and open it then.',
  'fill.title': 'Fill in the ballot',
  'fill.left': 'Seats {{seats}}, chosen {{chosen}}, left {{left}}',
  'fill.full':
    'All {{seats}} seats are taken. To choose somebody else, mark one against or abstain first.',
  Y: 'For',
  N: 'Against',
  A: 'Abstain',
  '-': 'Not marked',
  'write-in.title': 'Write in somebody else',
  'write-in.label': 'Find in the list (name, unit, class)',
  'write-in.hint': 'The list is on your device; looking in it sends nothing.',
  'write-in.none': 'Nobody found.',
  'write-in.more': 'There are more: type more of it.',
  'write-in.add': 'Choose {{name}}',
  'write-in.remove': 'Remove {{name}}',
  'write-in.loading': 'Loading the list…',
  'write-in.wrong':
    'The list is not the published one; nobody can be written in. Tell an observer; you can vote on the candidates all the same.',
  'not-yet.over': 'More than {{seats}} chosen makes the ballot invalid. Remove some.',
  'not-yet.exact': 'The rules ask for exactly {{seats}}; {{chosen}} are chosen.',
  'not-yet.against':
    '{{written}} written in, {{against}} marked against. The rules allow as many written in as marked against.',
  'not-yet.blank':
    'A ballot with nothing on it is invalid. To choose nobody, mark against or abstain.',
  'fill.review': 'Review, then cast',
  'review.title': 'Review',
  'review.text': 'It cannot be changed once it is cast.',
  'review.blank':
    'Nothing is marked on this ballot; all of it counts as abstentions. Cast it like this?',
  'review.cast': 'Cast',
  'review.cast-blank': 'Cast it blank',
  'review.change': 'Go back and change',
  'review.written': 'Written in',
  'send.title': 'Being cast',
  'send.text':
    'The ballot is made, will not change and cannot be cast twice. It is cast once the receipt is here. You may close the page; opened again, it goes on by itself.',
  'send.delay': 'Waiting a random while, so that no time points at a person: {{seconds}} s left',
  'send.delay-label': 'Random wait',
  'send.sending': 'Sending…',
  'send.again': 'No answer from the box yet; the same ballot is sent again in {{seconds}} s.',
  'refused.title': 'The box did not accept it',
  'refused.cast-already':
    'With your recovery code a ballot was cast on another device, and that one is in the box. This one is not. If that was not you, go to an observer at once.',
  'refused.closed':
    'Voting had ended when the ballot reached the box. Once the list is published, this page looks whether yours is in it.',
  'refused.other':
    'The box says: {{code}}. Do not try again; save the evidence file and go to an observer.',
  'refused.receipt-wrong':
    'The box’s receipt did not pass the check, so this does not count as cast. Save the evidence file and go to an observer.',
  'cast.title': 'Voted',
  'cast.text':
    'The box has your ballot and signed a receipt. After the close this device looks for it in the published list by itself: open this page again then.',
  'cast.h': 'Number of your ballot',
  'look.title': 'Looking for your ballot in the list',
  'look.text': 'The list is not loaded yet; it is tried again by itself.',
  'found.title': 'It is in the published list',
  'found.text':
    'Your ballot is in the published list, letter by letter. What you chose is now deleted from this device.',
  'missing.title': 'It is not in the list',
  'missing.receipt':
    'Your ballot is not in the published list, though the box signed a receipt for it. Save the evidence file and give it to an observer at once: it proves that the box lost a ballot.',
  'missing.none':
    'Your ballot is not in the published list. No receipt had come either: it was not cast. If in doubt, ask an observer.',
  'missing.again': 'Look again',
  evidence: 'Save the evidence file',
  'evidence.warning':
    'The file holds your ballot and shows that it is yours. Give it to observers only.',
  delete: 'Delete from this device',
  'delete.text':
    'This round is wholly over. Recovery code, receipt and token can be deleted from this device; the code on paper can be torn up.',
  'delete.go': 'Delete everything of this election',
  'deleted.title': 'Deleted',
  'deleted.text': 'Nothing of this election is left on this device.',
  'kiosk.bad-link': 'This link is not whole. The organisers have to open the kiosk’s link again.',
  'kiosk.start': 'What would you like to do?',
  'kiosk.fetch': 'Fetch a ballot',
  'kiosk.vote': 'Vote',
  'kiosk.delegate': 'Enter your delegate’s code',
  'kiosk.delegate.label': 'Delegate’s code (8 digits)',
  'kiosk.delegate.hint': 'The 8 digits on your delegate’s card, or told by the organisers.',
  'kiosk.delegate.bad': 'A delegate’s code has 8 digits.',
  'kiosk.vote.title': 'Vote: enter your recovery code',
  'kiosk.vote.text':
    'Enter the recovery code you wrote down. If the ballot was fetched here, you need not say who you are.',
  'kiosk.elsewhere':
    'No ballot was fetched here with this code. If it was fetched on a phone, enter your delegate’s code as well.',
  'kiosk.stored':
    'Done. Keep the recovery code; when the chair opens the vote, come back and press “Vote”.',
  'kiosk.waiting': 'Voting has not begun. Come back when the chair opens it.',
  'kiosk.receipt':
    'The box has your ballot. After the close, log in to this page on a phone and enter the recovery code to see whether it is in the published list.',
  'kiosk.choose': 'Which election?',
  'kiosk.done': 'Done, clear the screen',
  'kiosk.leave': 'Leave, clear the screen',
  'kiosk.idle': 'Still there? The screen is cleared in {{seconds}} s.',
  'kiosk.stay': 'I am here',
};
