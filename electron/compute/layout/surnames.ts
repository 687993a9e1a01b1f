/** Family names, commonest first; from census lists of the mainland and Taiwan and the Hundred Family Surnames. */

/** Two characters or more. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 淳于 呼延 西门 叔孙 贺兰 范姜 张简 张廖 东郭 百里 拓跋 轩辕 左丘 完颜 纳兰 耶律 叶赫 漆雕 乐正 巫马 颛孙 第五 南荣 相里 亓官 司寇 即墨 达奚 宰父'.split(
    ' ',
  ),
)

/** So many of the list below name nine of ten people. */
const common = 220

const singles =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由' +
  '阎萧傅汲汝邴庹綦皋郗宓苻逄茆笪隗郦庾鄂暨荀仉缑沐酆贝钮羿蓟糜弓蓬钭禄璩莘堵郤郏厍訾蒯竺桓颉步濮宦慎巢滑峗郇郐佀庚凤寿昌习'

const rank: ReadonlyMap<string, number> = new Map([...singles].map((surname, at) => [surname, at]))

/** How common a family name of one character is: 1 for the two hundred commonest, less for others, 0 for none. */
export function surnameWeight(character: string): number {
  const at = rank.get(character)
  return at === undefined ? 0 : at < common ? 1 : 0.85
}
