import type { Words } from '../../kernel/words.ts';

/** Why a file could not be audited, and the way out, in English. Keys are refusal codes. */
export const refusalWordsEn: Words = {
  empty: '“{{file}}” is empty.',
  'empty.way': 'Check that it is the right file, or export it again.',
  truncated: '“{{file}}” is incomplete: cut off while downloading, or damaged.',
  'truncated.way': 'Download it again, or open it in Word or WPS and save it as .docx.',
  encrypted: '“{{file}}” is protected by a password and cannot be read.',
  'encrypted.way': 'Remove the password in the program it was made with, save, and try again.',
  'unsupported-format': '“{{file}}” is in {{format}} format, which cannot be read.',
  'unsupported-format.way':
    'Open it in Word, WPS or Excel and save as .docx or .xlsx; turn pictures into text first.',
  'not-a-document': '“{{file}}” is no document that can be recognised.',
  'not-a-document.way': 'Readable are .docx .doc .pdf .html .xlsx .csv .txt .md.',
  'too-large': '“{{file}}” is too large (limit {{limit}} MB).',
  'too-large.way': 'Save it without pictures, or raise the limit with --limit-mb.',
  'expands-too-far': '“{{file}}” grows too large when unpacked; reading was stopped.',
  'expands-too-far.way': 'No ordinary document does; open it in Word or WPS and save it anew.',
  'too-deep': 'Tables or tags in “{{file}}” are nested too deeply; reading was stopped.',
  'too-deep.way': 'Open it in Word or WPS, take nested tables apart, and save.',
  'no-text': '“{{file}}” holds only pictures and no text.',
  'no-text.way': 'Use a version with text, or recognise the pictures first.',
  'unreadable-text': 'The text encoding of “{{file}}” cannot be recognised.',
  'unreadable-text.way': 'Save it as UTF-8 text or as .docx.',
  'took-too-long': 'Reading “{{file}}” took longer than {{seconds}} seconds and was stopped.',
  'took-too-long.way': 'Split the file, or raise the limit with --limit-seconds.',
  'out-of-memory': 'Reading “{{file}}” needed more than {{megabytes}} MB and was stopped.',
  'out-of-memory.way': 'Split the file, or save it in a simpler format.',
  unreadable: '“{{file}}” cannot be read; it may be damaged.',
  'unreadable.way': 'Open it in Word or WPS and save it as .docx.',
  'no-form': 'No self-evaluation form was found in “{{file}}”.',
  'no-form.way':
    'Check that it is the public page or the form; audit a form together with its attachments.',
  'not-found': '“{{file}}” was not found.',
  'not-found.way': 'Check the path.',
  'no-files': 'The folder “{{file}}” holds no file that can be read.',
  'no-files.way': 'Readable are .docx .doc .pdf .html .xlsx .csv .txt .md.',
};
