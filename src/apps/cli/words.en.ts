import type { Words } from '../../kernel/words.ts';

/** What the command line says in English. */
export const cliWordsEn: Words = {
  usage: `mingzhang 明章: audits the disclosures of student unions

Usage:
  mingzhang audit <file or folder>... [options]   does a disclosure contradict itself?
  mingzhang audit --help                          all options of the audit
  mingzhang --version                             the version
  mingzhang --help --lang zh                      中文
`,
  'usage.audit': `Usage: mingzhang audit <file|folder>... [options]

Reads .docx .doc .pdf .html .htm .txt .md .xlsx .csv (UTF-8 or GB18030) and
checks every tick of the self-evaluation form against what the document tells.
Needs no database and no network; no file leaves this machine. “-” reads
standard input. In a folder each file is one disclosure.

Options:
  --json                one line of JSON for each form
  --text                print the extracted text with line numbers only
  --together            all files of a folder are one disclosure
  --form ID             read as this form: 2020, 2021, 2021-2022, 2022-2023
                        or 2023-2024
  --lang zh|en          language
  --mask                hide names, telephone numbers and the like in quotations
  --jobs N              readers at once (default: the number of cores)
  --limit-seconds N     time for each disclosure (default 30)
  --limit-mb N          size of each file (default 50)
  --limit-memory-mb N   memory of each reader (default 512)
  -h, --help            this text

Exit: 0 audited, nothing contradicts; 1 at least one contradiction; 2 nothing
could be audited, or wrong usage.
`,
  'refused.unknown-command': 'There is no command “{{given}}”. Commands: audit.',
  'refused.unknown-option': 'There is no option “{{given}}”. {{near}}',
  'refused.near': 'Did you mean {{option}}?',
  'refused.value-missing': '{{given}} takes a value.',
  'refused.value-unwanted': '{{given}} takes no value.',
  'refused.no-paths': 'No file to audit was named. Example: mingzhang audit page.docx',
  'refused.unknown-form': 'There is no form “{{given}}”. Known: {{known}}.',
  'refused.unknown-language': 'The language is zh or en, not “{{given}}”.',
  'refused.not-a-number': '{{option}} takes a number above 0.',
  'refused.more': 'See mingzhang audit --help.',
  'answer.contradictions':
    '{{contradictions}} contradiction(s), {{questions}} question(s), {{gaps}} gap(s).',
  'answer.none': 'Nothing contradicts. {{questions}} question(s), {{gaps}} gap(s).',
  'kind.student-union': 'student union',
  'kind.graduate-union': 'graduate union',
  'kind.unknown': 'kind of union unknown',
  'form.named': 'form of {{version}}',
  'form.unknown': 'form of an unknown year',
  'confidence.exact': 'version certain',
  'confidence.likely': 'version likely',
  'confidence.unknown': 'version unknown',
  part: 'Form {{part}}',
  organisation: '{{organisation}}',
  'organisation.unknown': 'name of the school not read',
  'level.school': 'School',
  'level.second-level': 'Second level',
  'items.heading': 'About',
  'items.no': 'Item',
  'items.claim': 'Claim',
  'items.verdict': 'Verdict',
  'items.remark': 'Remark',
  'claim.yes': 'yes',
  'claim.no': 'no',
  'claim.unreadable': 'unreadable',
  'claim.absent': 'absent',
  'claim.count': '{{number}}',
  'verdict.consistent': 'consistent',
  'verdict.contradicted': 'contradicted',
  'verdict.questioned': 'questioned',
  'verdict.unsupported': 'unsupported',
  'verdict.not-checked': 'not checked',
  'severity.contradiction': 'Contradiction',
  'severity.question': 'Question',
  'severity.gap': 'Gap',
  'finding.item': '{{level}} item {{no}}',
  'finding.annexes': '{{level}}',
  line: 'line {{line}}',
  lines: 'lines {{line}}–{{endLine}}',
  'line.file': '{{file}} {{line}}',
  repair: 'Repair: {{repair}}',
  'summary.heading': 'Summary',
  'summary.file': 'File',
  'summary.contradictions': 'Contr.',
  'summary.questions': 'Quest.',
  'summary.gaps': 'Gaps',
  'summary.unread': 'not audited',
  'summary.total':
    '{{audited}} form(s), {{contradicted}} with contradictions; {{refused}} file(s) could not be audited.',
};
