// The engine's reasons in the language in force.
import { language } from '../../strings/index.ts'
import { inChinese } from './reason-words.ts'

export const sayReason = (reason: string): string => (language() === 'zh-CN' ? inChinese(reason) : reason)
