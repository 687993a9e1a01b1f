// What a step of undo and redo did; the keys are the labels that the library gives its steps.
import type { Strings } from './types.ts'

export const history = {
  'history.other': ['上一步操作', 'the last change'],
  'history.annotation.create': ['新建批注', 'new annotation'],
  'history.annotation.update': ['修改批注', 'change to an annotation'],
  'history.annotation.import': ['导入批注', 'import of annotations'],
  'history.annotation.remove': ['删除批注', 'removal of annotations'],
  'history.mention.add': ['标注实体', 'new entity tag'],
  'history.mention.decide': ['实体判定', 'decision on an entity'],
  'history.mention.retype': ['更改实体类型', 'change of an entity’s kind'],
  'history.mention.extend': ['更改实体范围', 'change of an entity’s ends'],
  'history.entity.rename': ['实体改名', 'renaming of an entity'],
  'history.entity.note': ['实体笔记', 'note on an entity'],
  'history.entity.join': ['合并实体', 'joining of entities'],
  'history.entity.split': ['拆分实体', 'splitting of an entity'],
  'history.entity.apart': ['区分实体', 'keeping entities apart'],
  'history.word.add': ['加入词表', 'addition to the word list'],
  'history.word.remove': ['移出词表', 'removal from the word list'],
  'history.word.import': ['导入词表', 'import of a word list'],
  'history.figure.decide': ['数据判定', 'decision on a figure'],
  'history.article.remove': ['移除稿件', 'removal of articles'],
  'history.metadata.set': ['修改出处', 'change of where pages come from'],
  'history.desk.step': ['版面校正', 'correction of a page'],
  'history.desk.reset': ['还原版面', 'taking back the corrections of a page'],
} as const satisfies Strings
