using NeighborParty.Core.Orders;

namespace NeighborParty.Api.Orders;

/// <summary>点单类别</summary>
/// <param name="Hint">怎么写，或该找谁。</param>
/// <param name="InPairs">上门须两人同行。</param>
/// <param name="MayNameNeighbour">可以说明涉及某一户邻居。</param>
public sealed record OrderCategoryRow(string Code, string Name, string Hint, OrderPriority Priority, bool InPairs, bool MayNameNeighbour)
{
    public static OrderCategoryRow Example => new("facility", "设施", "路灯、门禁、扶手等。", OrderPriority.P2, false, false);

    internal static OrderCategoryRow Of(OrderCategory c) => new(c.Code, c.Name, c.Hint, c.Priority, c.InPairs, c.MayNameNeighbour);
}

/// <summary>点单的最新状态</summary>
/// <param name="Version">If-Match 用。</param>
public sealed record OrderReceipt(Guid Id, OrderState State, string StateText, int Version)
{
    public static OrderReceipt Example => new(new Guid("01950000-0000-7000-8000-000000000034"), OrderState.MachineCheck, "正在检测", 1);

    internal static OrderReceipt Of(Order o) => new(o.Id, o.State, OrderStates.Label(o.State), o.Version);
}

/// <summary>派单建议</summary>
/// <param name="InHand">手上正在办的点单。</param>
/// <param name="Reasons">为什么推荐，最要紧的在前。</param>
/// <param name="Why">同样的理由，写成文字。</param>
public sealed record SuggestedVolunteerAnswer(Guid PersonId, string Name, int InHand, IReadOnlyList<SuggestedBecause> Reasons, IReadOnlyList<string> Why)
{
    public static SuggestedVolunteerAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000032"), "陈大明", 1, [SuggestedBecause.Skill, SuggestedBecause.Area], ["会做：水电维修", "责任区：负责这栋楼的小组"]);

    internal static SuggestedVolunteerAnswer Of(SuggestedVolunteer v) => new(v.PersonId, v.Name, v.InHand, v.Reasons, v.Why);
}

/// <summary>接单意愿</summary>
public sealed record OrderVolunteerAnswer(bool Available, IReadOnlyList<string> Skills)
{
    public static OrderVolunteerAnswer Example => new(true, ["facility"]);

    internal static OrderVolunteerAnswer Of(OrderVolunteer v) => new(v.IsAvailable, v.SkillCodes);
}

/// <summary>联系方式；查看会留下记录，点单人能看到。</summary>
/// <param name="Against">涉及的那一户住在哪里；不涉及或不知道时为空。</param>
public sealed record OrderContact(string Name, string? Phone, string? Door, string? Against = null)
{
    public static OrderContact Example => new("王芳", "19900000001", "302");
}
