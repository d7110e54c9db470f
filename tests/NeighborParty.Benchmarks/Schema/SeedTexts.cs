namespace NeighborParty.Benchmarks.Schema;

/// <summary>Invented Chinese of the length that neighbours write.</summary>
public static class SeedTexts
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林"];
    private static readonly string[] Given = ["小明", "宇轩", "梓涵", "丽华", "建国", "秀英", "志强", "海燕", "晓东", "桂兰", "文博", "春梅", "子墨", "雨桐", "国庆", "玉珍"];
    private static readonly string[] Things = ["旧柜子", "婴儿车", "人字梯", "电钻", "轮椅", "折叠桌", "儿童自行车", "空调外机", "一袋大米", "几箱书"];
    private static readonly string[] Times = ["周六上午", "周日下午", "今天晚饭后", "明天早上九点前", "这个周末", "工作日傍晚"];
    private static readonly string[] Wishes = ["想请邻居帮忙抬一下", "想借用半天，用完就还", "可以借给需要的邻居", "有多的，送给用得上的人", "不会修，想请懂的邻居看看"];
    private static readonly string[] Details = ["电梯里放得下，两个人就够，大概十五分钟。", "就在单元门口交接，来之前在小程序里说一声就行。", "老人在家，白天都方便，请轻一点敲门。", "不着急，这几天哪天有空都可以，谢谢各位邻居。"];

    public static readonly string[] Categories = ["borrow", "carry", "errand", "company", "child", "repair", "skill", "pet", "reuse", "other"];

    public static string Name(long n) => Surnames[SeedIds.Pick(n, 11, Surnames.Length)] + Given[SeedIds.Pick(n, 12, Given.Length)];

    public static string Title(long n) => Of(n, 14, Things) + "，" + Of(n, 16, Wishes);

    public static string Text(long n) => Of(n, 15, Times) + "，" + Of(n, 14, Things) + "，" + Of(n, 16, Wishes) + "。" + Of(n, 17, Details);

    public static string Answer(long n) => Of(n, 18, Times) + "我有空，可以过来帮忙。" + Of(n, 19, Details);

    private static string Of(long n, int purpose, string[] words) => words[SeedIds.Pick(n, purpose, words.Length)];
}
