import type { Words } from '../../kernel/words.ts';

/** What the command line itself says in English. */
export const surfaceWordsEn: Words = {
  'help.title': 'mingzhang 明章: runs a student union by its charter, audits its disclosures',
  'help.usage': 'Usage: {{command}}',
  'help.any': '<command> [options]',
  'help.options': '[options]',
  'help.options-heading': 'Options:',
  'help.one': 'See {{program}} help {{command}} for all options of a command.',
  'help.more':
    '{{program}} help <command>   how a command is used\n{{program}} --version        the version\n{{program}} --help --lang zh 中文',
  'flag.lang': 'language',
  'flag.help': 'this text',
  'section.audit': 'Audit',
  'section.person': 'Logging in',
  'section.operations': 'Operations (on the server’s own machine)',
  'usage.unknown-command': 'There is no command “{{given}}”.',
  'usage.incomplete-command': '“{{given}}” wants to know what to do: {{known}}.',
  'usage.unknown-option': 'There is no option “{{given}}”.',
  'usage.unknown-language': 'The language is zh or en, not “{{given}}”.',
  'usage.value-missing': '{{given}} takes a value.',
  'usage.value-unwanted': '{{given}} takes no value.',
  'usage.option-missing': 'The option {{option}} is required.',
  'usage.argument-missing': '<{{argument}}> is missing.',
  'usage.argument-unwanted': '“{{given}}” is too much. Quote a value that holds blanks.',
  'usage.near': 'Did you mean {{near}}?',
  'usage.see': 'See {{command}} --help.',
  'list.total': '{{total}} in all.',
  'list.part': '{{from}}–{{to}} of {{total}}. Use --all for all of them, or --offset to page.',
  'list.empty': 'Nothing matches.',
  'value.yes': 'yes',
  'value.no': 'no',
};
