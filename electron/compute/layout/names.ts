/** What a Chinese personal name looks like. */

const compound =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐'.split(
    ' ',
  )
const single = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由'.split(
    '',
  ),
)
const han = /^[\u3400-\u9fff\u{20000}-\u{323af}·]+$/u

/** Does it begin with a surname and have the length of a name (two to four characters, with · more)? */
export function looksLikeName(word: string): boolean {
  if (!han.test(word)) return false
  const length = [...word].length
  if (word.includes('·')) return length <= 16 && /^[^·].*[^·]$/u.test(word)
  if (length >= 3 && length <= 4 && compound.includes(word.slice(0, 2))) return true
  return (length === 2 || length === 3) && single.has(word.charAt(0))
}

/** Longest name without a point between its parts: 乌云其木格, 呼格吉勒图. */
const longestName = 7

/** Could it be a pen name, of two to four Chinese characters? Behind a word like 记者 also a longer one. */
export function couldBeName(word: string, announced = false): boolean {
  const length = [...word].length
  return han.test(word) && length >= 2 && length <= (announced ? longestName : 4)
}

/** Single characters that stand apart are a name set wide: 王 芳 → 王芳. */
export function closeWideNames(words: readonly string[]): string[] {
  const closed: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    const next = words[i + 1]
    const wide = [...word].length === 1 && han.test(word) && next !== undefined && [...next].length === 1
    if (wide && han.test(next)) {
      closed.push(word + next)
      i++
    } else closed.push(word)
  }
  return closed
}
