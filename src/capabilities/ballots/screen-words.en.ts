import type { Words } from '../../kernel/words.ts';

/** Words of the pages of a round: whoever conducts it, and observers (监票人). */
export const ballotsScreenWordsEn: Words = {
  'verb.ballot.on-screen': 'Voting by phone on the hall screen',
  'screen.ballot-round': 'Voting by phone',
  'screen.ballot-prepare': 'Vote by phone',
  'screen.ballot-watch': 'Observing',

  copy: 'Copy',
  copied: 'Copied.',

  'code.title': 'Check code',
  'code.way':
    'The hall’s screen, every phone and the observers’ pages must show the same eight letters. If they differ, do not vote; tell an observer.',

  'phases.title': 'Where it stands',
  'phase.keys': 'Making keys',
  'phase.issuing': 'Fetching ballots',
  'phase.casting': 'Casting',
  'phase.closed': 'Closed',
  'phase.opened': 'Opened',
  'phase.counted': 'Counted',
  'phase.certified': 'Certified by observers',
  'phase.void': 'Void',

  'figure.expected': 'Entitled',
  'figure.present': 'Present',
  'figure.issued': 'Fetched by phone',
  'figure.paper': 'Took paper',
  'figure.called': 'Called, without a ballot',
  'figure.unserved': 'Still without a ballot',
  'figure.box': 'In the box',
  'figure.box.unknown': 'cannot be seen now',

  'observers.title': 'Observers',
  'observers.one': '{{number}}. {{name}}',
  'observers.co-issuer': 'co-issuer',
  'observers.ready': '✓ keys made',
  'observers.not-ready': 'no keys yet',
  'observers.opened': '✓ opened',
  'observers.not-opened': 'has not opened yet',
  'observers.certified': '✓ certified the result',
  'observers.not-certified': 'has not certified yet',

  'holder.electronic': '✓ fetched by phone',
  'holder.paper': '✓ paper',
  'holder.called': 'called, without a ballot',
  'holder.none': 'no ballot yet',
  'holder.absent': 'not present',
  'holders.title': 'Who has no ballot yet',
  'holders.search': 'Name or unit',
  'holders.show': 'Whom to show',
  'holders.show.none': 'Without a ballot',
  'holders.show.all': 'Everybody',
  'holders.all-served': 'Everybody present has a ballot or was called.',
  'holders.nobody': 'Nobody fits.',
  'holders.more': '{{total}} people in all; look for a name.',

  'address.title': 'Where delegates fetch and cast their ballots',
  'address.way':
    'Delegates scan this code with their own phone, or choose “fetch and cast my ballot” in “my meeting”.',
  'address.picture': 'Address of the page for fetching and casting ballots',
  'address.copy': 'Copy the address of the ballot page',

  'kiosk.title': 'Kiosk',
  'kiosk.way':
    'Whoever has no phone may vote on a tablet. Open the link on that tablet; delegates enter their own eight-digit check-in code. Making a new link ends the one before.',
  'kiosk.once': 'The link is shown this once:',
  'kiosk.copy': 'Copy the link of the kiosk',
  'kiosk.make': 'Make a link for the kiosk',
  'kiosk.again': 'Make another link',

  'board.title': 'The public file',
  'board.way':
    'Everything of this round stands in this public file, and no voter is named in it. Anybody can count it again from the first line.',
  'board.download': 'Download the file',
  'board.verify': 'Verify it on a web page (works offline)',
  'board.head': 'Fingerprint of the file: ',

  'secrecy.title': 'How it is kept secret',
  'secrecy.observers': 'Kept together with observers',
  'secrecy.observers.means':
    'The box opens only when {{threshold}} observers give away their keys; until then not even the operator sees how votes fall. Where an observer is co-issuer, nobody makes ballots alone.',
  'secrecy.server': 'Trusted to the operator',
  'secrecy.server.means':
    'The server alone issues ballots and the box is not sealed. A dishonest operator could add ballots up to issued minus returned, and could see the votes beforehand. The data recorded still cannot join people to ballots.',
  'secrecy.limit':
    'The server cannot join ballots to people from the data it records; but if somebody controls the network and secretly records phones’ addresses, or changes the page you opened, this system cannot fully prevent it. Please vote in the hall’s network or at the kiosk.',
  'secrecy.shoulder': 'This system cannot keep somebody beside you from watching you vote.',

  'rounds.lead': 'Rounds of voting by phone, the newest first.',
  'rounds.none': 'No election was voted on by phone yet',
  'rounds.none.way': 'Choose “vote by phone” on an election’s page.',
  'rounds.elections': 'See elections',
  'rounds.one': '{{office}}, round {{round}}',
  'round.title': '{{office}}, round {{round}}: voting by phone',
  'round.choose': 'No round was named',
  'round.choose.way': 'Open the round from the election’s page.',
  'round.to-watch': 'Open my observer’s page',

  'step.title': 'What is next',
  'step.keys': 'Waiting for observers to make their keys: {{names}}',
  'step.keys.ready': 'Everything is ready; ballots can be issued.',
  'step.keys.way':
    'Observers log in on their own phone or laptop, open the page below and choose “make the keys of this round”. It also stands on their workbench.',
  'step.keys.copy': 'Copy the address of the observers’ page',
  'step.issuing':
    'Present and still without a ballot: {{without}}. Wait for them to fetch one, hand out paper, or call them.',
  'step.issuing.nobody': 'Nobody is present yet. Check delegates in, or mark below who is there.',
  'step.issuing.done':
    'Everybody present has a ballot, took paper or was called: casting can open.',
  'step.waiting':
    'Waiting for the co-issuer’s page to sign: {{waiting}}. The co-issuer must leave the observer’s page open.',
  'step.few':
    'Ballots fetched by phone: {{issued}}. With fewer than {{least}} the totals would tell who voted how. Wait for more, or void this round and vote on paper.',
  'step.casting': 'In the box: {{cast}}. Fetched by phone: {{issued}}.',
  'step.casting.way': 'When everybody has voted, close. After that nobody can cast.',
  'step.box-gone':
    'The box cannot be seen now. Ballots already cast are not lost; wait a moment, or ask the operator to look at the ballot box.',
  'step.closed': 'Waiting for observers to open: {{opened}} of {{threshold}}.',
  'step.opened':
    'The box is open and its sheet made. Once paper boxes are entered, observers announce the result.',
  'step.opened.announced': 'The result is announced; now write it into the public file.',
  'step.to-election': 'Go to the election',
  'step.counted': 'Waiting for observers to count again and certify: {{certified}} of {{needed}}.',
  'step.counted.server': 'The result stands in the public file; anybody can verify it.',
  'step.certified': 'The observers certified the result; this round is over.',
  'step.void': 'This round is void. Reason: {{reason}}',
  'step.void.way': 'Prepare it again from the election’s page, or vote on paper.',

  'void.title': 'Void this round',
  'void.way': 'This cannot be undone. The reason is written into the public record.',
  'void.loses.keys': 'The observers’ keys are void; next time they make new ones.',
  'void.loses.issuing':
    'Every ballot fetched is void and must be fetched anew. Nobody has voted yet.',
  'void.loses.casting':
    'Every ballot in the box is deleted and seen by nobody; everybody votes anew.',
  'void.loses.closed':
    'Every ballot is void and everybody votes anew. Where too few observers can open, there is no other way.',
  'void.loses.opened':
    'Ballots already opened are void and everybody votes anew, knowing how this vote went.',

  'prepare.title': '{{office}}, round {{round}}: vote by phone',
  'prepare.lead': 'Then observers make their keys, delegates fetch ballots, and casting opens.',
  'prepare.choose': 'No election was named',
  'prepare.choose.way': 'Choose “vote by phone” on the election’s page.',
  'prepare.same':
    'It is the same as paper: check in, fetch a ballot, fill it in, cast it, open the box, count. It may be used beside paper boxes and is counted with them.',
  'prepare.observers.means':
    'Three observers hold a key each and two open the box; until then not even the operator sees how votes fall. With a co-issuer the server cannot make ballots alone.',
  'prepare.server.means':
    'No keys of observers. A dishonest operator could add ballots up to issued minus returned, and could see the votes beforehand. The data recorded still cannot join people to ballots.',
  'prepare.monitors': 'Observers: {{names}}',
  'prepare.co-issuer': 'Co-issuer',
  'prepare.co-issuer.none': 'None (the server alone issues)',
  'prepare.co-issuer.way':
    'While ballots are issued their observer’s page stays open, and their browser signs every ballot too. Without one nothing but the observers’ own counting keeps the server from signing more.',
  'prepare.none':
    'Observers of this election: {{count}}. That is too few to hold the keys that open the box.',
  'prepare.none.way':
    'Name observers on the election’s page first, or trust the operator, or vote on paper.',
  'prepare.patterns':
    'This round has {{count}} candidates. Ballots are published whole; with many candidates, marks can be agreed upon beforehand so that somebody recognises a ballot. Where that is feared, vote on paper.',
  'prepare.button': 'Prepare this round',

  'watch.title': 'Observing: {{office}}, round {{round}}',
  'watch.lead': '{{title}}, observer {{number}}',
  'watch.not-observer': 'You are no observer of this round',
  'watch.not-observer.way':
    'Only observers named beforehand make keys. After the close anybody can download the public file.',
  'watch.to-round': 'See how the round goes',
  'watch.keeps-nothing':
    'This browser keeps no data (perhaps a private window). Open the page in an ordinary window or another browser.',
  'watch.foreign-keys':
    'Your keys of this round are not in this browser. Go back to the device where you made them, or restore the backup file.',

  'make.title': 'Make the keys of this round',
  'make.way':
    'The keys are made and kept in your browser; the server gets their public halves alone. Every round has new ones. It takes about a minute.',
  'make.co-issuer':
    'You are co-issuer: every ballot is signed by your page too. Leave it open while ballots are issued.',
  'make.button': 'Make the keys of this round',
  'make.working': 'Making keys; please leave the page open…',
  'make.working.rsa':
    'Looking for two large primes, perhaps half a minute on a phone; please leave the page open…',
  'make.failed': 'No keys were made',
  'make.failed.way': 'Try again, or use another browser.',
  'make.done': 'Your keys are made, and the server has their public halves.',
  'make.send': 'Send the public halves again',
  'make.unsent': 'Your keys are made; the server does not have their public halves yet.',

  'backup.title': 'Save the backup file',
  'backup.way':
    'If your phone breaks or the browser’s data is cleared, the backup file goes on elsewhere. A passphrase of at least {{least}} letters, written on paper and sealed; nobody opens the file without it.',
  'backup.passphrase': 'Passphrase',
  'backup.passphrase-again': 'Passphrase once more',
  'backup.short': 'The passphrase is too short: at least {{least}} letters.',
  'backup.differs': 'The passphrases differ.',
  'backup.save': 'Encrypt and save',
  'backup.working': 'Encrypting…',
  'backup.saved': 'Backup file saved: {{name}}',
  'backup.file': 'observer-{{number}}-keys-round-{{round}}.json',
  'restore.title': 'Restore from the backup file',
  'restore.way': 'Choose the backup file and type the passphrase that is on paper.',
  'restore.file': 'Backup file',
  'restore.button': 'Restore the keys',
  'restore.working': 'Decrypting…',
  'restore.not-a-backup': 'This is no backup file of an observer.',
  'restore.passphrase-wrong': 'The passphrase is wrong, or the file was changed.',
  'restore.other-round': 'This is the backup file of another round: {{title}}.',
  'restore.other-observer': 'This is the backup file of observer {{number}}, not yours.',
  'restore.other-keys': 'The keys in the file are not those you gave the server in this round.',

  'issue.title': 'Signing ballots',
  'issue.open': 'While the page is open it signs by itself. Signed for {{signed}} so far.',
  'issue.way':
    'Once for each person; whoever comes again with other content is refused and shown above.',
  'issue.names': 'Signed for ({{count}})',
  'issue.failed': 'Not signed; it is tried again: {{name}}',
  'issue.no-keys':
    'The co-issuer’s key is not in this browser, so nothing can be signed. Restore the backup file; delegates are waiting for you.',
  'issue.deleted': 'The round is closed; the key that signs was deleted from this browser.',

  'totals.title': 'My own record',
  'totals.way':
    'This browser writes down the totals it sees and compares them with what is published at the close. Totals only, no times.',
  'totals.box': 'In the box, as seen',
  'totals.issued': 'Fetched as the server tells, as seen',
  'totals.signed': 'Signed by me',
  'totals.none': 'nothing seen yet',
  'totals.fine': '✓ Everything seen so far fits together.',
  'totals.page': 'The program of the ballot page against the one made public at the start',
  'totals.page.same': '✓ the same',
  'totals.page.differs': '✗ another',
  'totals.page.unknown': 'nothing to compare',
  'totals.page.check': 'Compare again',
  'totals.page.unreachable': 'the ballot page cannot be fetched now',

  'warning.title': 'Attention, this does not fit: ',
  'warning.code-changed':
    'The check code changed: it was {{seen}} and is {{now}}. Have the vote stopped.',
  'warning.keys-not-mine': 'The keys made public are not those you made. Have the vote stopped.',
  'warning.page-differs':
    'Phones are now served another ballot page than the one made public at the start. Have the vote stopped, use paper or the kiosk, and ask the operator to explain.',
  'warning.page-not-served': 'The ballot page cannot be fetched now, so it cannot be compared.',
  'warning.box-fell':
    'The total in the box fell from {{from}} to {{to}}. A box only ever gains ballots.',
  'warning.box-over-issued':
    'In the box: {{box}}; issued: {{issued}}. More returned than issued: the election is void.',
  'warning.box-lost': 'You saw {{seen}} ballots in the box; at the close {{close}} were published.',
  'warning.issued-fell': 'What the server says was issued fell from {{from}} to {{to}}.',
  'warning.issued-lost': 'You saw {{seen}} ballots issued; at the close {{close}} were published.',
  'warning.issued-unsigned':
    'The server says {{issued}} were issued; this browser signed {{signed}}. If you changed devices in between, compare with the sum of both.',
  'warning.asked-twice': 'A second request with other content was refused: {{names}}',
  'warning.asked-twice.way':
    'Perhaps they changed phones without the recovery code, or somebody used their account. Ask them in person. The first ballot stays valid.',

  'open.title': 'Open the box',
  'open.way':
    'You give away your sealing key of this round. With {{threshold}} of them anybody can open the published ballots and count them. The key fits nothing else; it cannot be taken back.',
  'open.check': 'Look first, below, whether anything in “my own record” does not fit.',
  'open.button': 'Open the box',
  'open.done': 'You gave away your sealing key; waiting for the other observers.',

  'certify.title': 'Certify the result',
  'certify.checking': 'Counting again from the public file…',
  'certify.checked':
    '✓ This browser counted again from the public file and found the same; every check holds.',
  'certify.failed': '✗ Counting again found problems; do not certify:',
  'check.form': 'form',
  'check.chain': 'chain',
  'check.order': 'order of events',
  'check.keys': 'observers’ keys',
  'check.code': 'check code',
  'check.certified': 'certifying signatures',
  'check.rules': 'rules and candidates',
  'check.box': 'ballots in the box',
  'check.issued': 'ballots issued',
  'check.attendance': 'attendance',
  'check.sorted': 'order of ballots',
  'check.tokens': 'tokens',
  'check.signatures': 'signatures of ballots',
  'check.opening': 'opening keys',
  'check.reading': 'opening of ballots',
  'check.sealing': 'sealing of ballots',
  'check.accounting': 'figures of sheets',
  'check.tally': 'electronic tally',
  'check.decision': 'who is elected',
  'check.paper': 'paper sheets',
  'check.rulings': 'rulings on people written in',
  'check.receipt': 'receipt',
  'certify.place': '{{check}} {{place}}',
  'certify.unreadable': 'The public file cannot be fetched, so nothing can be counted again.',
  'certify.again': 'Count again',
  'certify.elected': 'Elected: {{names}}',
  'certify.none-elected': 'Nobody is elected.',
  'certify.button': 'Certify the result',
  'certify.waits':
    'Once the result is announced and written into the public file, this page counts again and then asks you to certify.',
  'certify.done': 'You certified the result.',
  'certify.unread': 'Could not be opened or read, and count as invalid: {{count}}.',

  'delete.title': 'Delete the keys',
  'delete.way':
    'Nothing needs the keys of this round any more. Delete them from this browser, and the backup file too.',
  'delete.button': 'Delete the keys',
  'delete.done': 'This browser has no keys of this round any more.',
};
