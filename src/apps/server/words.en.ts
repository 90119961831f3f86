import type { Words } from '../../kernel/words.ts';

/** What the server says on the console, in English. */
export const serverWordsEn: Words = {
  running: 'Mingzhang is running: {{address}}',
  stop: 'Ctrl-C stops it.',
  'no-proxy-trusted':
    'PUBLIC_ADDRESS is set and TRUST_PROXY is not: wrong passwords of everybody behind the proxy count as from one address. With one proxy of your own set TRUST_PROXY=1.',
  'setup-code':
    'There is no school yet. Open the address above to try the demo, or set up your school with this one-time code: {{code}}',
  'setup-code-used':
    'The school is set up and the code is spent. For one more school there is a new one: {{code}}',
  'setup-code-changed': 'Too many wrong codes; the new one is {{code}}',
  'demo-mended':
    'The making of the demo broke off last time; what it left is removed. Open the address above to make it again.',
  'demo-logins': 'Log-ins of the demo (school/number  password  who):',
  'database-starting': 'Starting the database…',
  'database-unavailable':
    'The database did not start; the public audit page (/audit/) works all the same. Reason:',
  'not-started': 'Not started:',
  'wrong.PORT': 'PORT must be a whole number from 0 to 65535.',
  'wrong.PUBLIC_ADDRESS': 'PUBLIC_ADDRESS must look like https://host, without a path.',
  'wrong.TRUST_PROXY':
    'TRUST_PROXY must say how many reverse proxies of your own stand before Mingzhang, such as 1; leave it out where there is none.',
  'wrong.MAIL_FROM': 'With SMTP_URL goes MAIL_FROM, the address mails come from.',
  'port-busy':
    'Port {{port}} is in use. Close the other program, or choose another: PORT={{other}} npm start',
  'listen-failed': 'The server could not start: {{reason}}',
  'wrong.BALLOT_BOX_PORT': 'BALLOT_BOX_PORT must be a whole number from 0 to 65535, and not PORT.',
  'wrong.BALLOT_BOX_ADDRESS':
    'BALLOT_BOX_ADDRESS must look like https://host or https://host/path, and be https where PUBLIC_ADDRESS is.',
  'box-port-busy':
    'Port {{port}} of the ballot box is in use: nobody can vote by phone now; everything else works. Close the other program, or start again with another port: BALLOT_BOX_PORT={{other}} npm start',
  'box-not-started':
    'The ballot box did not start: nobody can vote by phone now; everything else works. It is tried again by itself.',
};
