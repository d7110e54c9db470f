namespace NeighborParty.WeChatSandbox.Messages;

/// <summary>The templates of this app. Copies, so that a ban does not survive a reset.</summary>
internal sealed class TemplateBook
{
    private readonly List<SubscribeTemplate> all;

    public TemplateBook(IList<SubscribeTemplate> configured) => all = [.. (configured.Count > 0 ? configured : BuiltIn()).Select(Copy)];

    public IReadOnlyList<SubscribeTemplate> All => all;

    public SubscribeTemplate? ById(string? id) => all.Find(t => t.Id == id);

    private static SubscribeTemplate[] BuiltIn() =>
    [
        New(SandboxDefaults.JoinResultTemplate, "入组申请结果通知", ("thing1", "小组名称"), ("phrase2", "结果"), ("thing3", "说明"), ("time4", "时间")),
        New(SandboxDefaults.DutyReminderTemplate, "值班提醒", ("thing1", "班次"), ("time2", "时间"), ("thing3", "地点")),
        New(SandboxDefaults.AidAnswerTemplate, "互助帖回复通知", ("thing1", "帖子"), ("thing2", "内容"), ("time3", "时间")),
        New(SandboxDefaults.ArmbandNoticeTemplate, "袖标状态通知", ("character_string1", "编号"), ("phrase2", "状态"), ("thing3", "说明")),
    ];

    private static SubscribeTemplate New(string id, string title, params (string Key, string Label)[] fields)
    {
        var template = new SubscribeTemplate { Id = id, Title = title };
        foreach (var (key, label) in fields)
            template.Fields.Add(key, label);
        return template;
    }

    private static SubscribeTemplate Copy(SubscribeTemplate original)
    {
        var copy = New(original.Id, original.Title, [.. original.Fields.Select(f => (f.Key, f.Value))]);
        copy.LongTerm = original.LongTerm;
        copy.Banned = original.Banned;
        foreach (var (key, values) in original.Values)
            copy.Values.Add(key, values);
        return copy;
    }
}
