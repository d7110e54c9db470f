using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Orders;

namespace NeighborParty.Api.Orders;

/// <summary>点单</summary>
/// <param name="Category">见 /order-categories。</param>
/// <param name="Title">最多 40 个字。</param>
/// <param name="Text">最多 1000 个字。</param>
/// <param name="Priority">不填则按类别。</param>
/// <param name="PhotoIds">最多 9 张，先上传。</param>
/// <param name="BuildingId">不填则用自己的住处。</param>
/// <param name="Door">不填则用自己的住处；只给接单人、组长和社区。</param>
/// <param name="ContactPhone">不填则用自己的手机号。</param>
/// <param name="ForPersonId">替谁点单；不填为自己。</param>
/// <param name="NeedsCare">老人、病人等需要照顾：不会自动确认。</param>
/// <param name="Anonymous">邻居看不到是谁点单。</param>
/// <param name="AgainstNeighbour">涉及某一户邻居：只有社区和调处员能看到。</param>
/// <param name="AgainstBuildingId">那一户在哪一栋楼；不填则同点单的楼栋。</param>
/// <param name="AgainstStairwellId">那一户在哪个单元；楼里不止一个单元时，填了门牌号就必填。</param>
/// <param name="AgainstDoor">那一户的门牌号；不知道就不填。住在那一户的组长、调处员会自动回避，别人看不到。</param>
/// <param name="Emergency">紧急危险：不受理，请打 110、119、120。</param>
/// <param name="NoEmergency">提示后确认不是紧急危险。</param>
/// <param name="KeepDetails">提示含电话等信息后仍要提交。</param>
public sealed record NewOrder(
    [property: Required, StringLength(30)] string Category,
    [property: Required, StringLength(200)] string Title,
    [property: Required, StringLength(5000)] string Text,
    OrderPriority? Priority = null,
    [property: MaxLength(Order.MaxPhotos)] IReadOnlyList<Guid>? PhotoIds = null,
    Guid? BuildingId = null,
    Guid? StairwellId = null,
    [property: StringLength(100)] string? Door = null,
    [property: StringLength(30)] string? ContactPhone = null,
    Guid? ForPersonId = null,
    bool NeedsCare = false,
    bool Anonymous = false,
    bool AgainstNeighbour = false,
    bool Emergency = false,
    bool NoEmergency = false,
    bool KeepDetails = false,
    Guid? AgainstBuildingId = null,
    Guid? AgainstStairwellId = null,
    [property: StringLength(100)] string? AgainstDoor = null)
{
    public static NewOrder Example => new("facility", "楼道灯不亮", "三楼到四楼的灯坏了一个星期，晚上看不清台阶。");

    internal OrderDraft ToDraft() => new(
        Category, Priority, Title, Text, PhotoIds ?? [], BuildingId, StairwellId, Door, ContactPhone, NeedsCare, Anonymous, AgainstNeighbour, Emergency, NoEmergency, KeepDetails,
        AgainstDoor is null ? null : new AgainstDraft(AgainstBuildingId, AgainstStairwellId, AgainstDoor));
}

/// <summary>组长代居民点单（上门、走访时）。</summary>
/// <param name="RequesterId">点单的居民。</param>
/// <param name="Order">点单内容；照片由代录的人先上传。</param>
public sealed record NewOrderOnBehalf(Guid RequesterId, NewOrder Order)
{
    public static NewOrderOnBehalf Example => new(new Guid("01950000-0000-7000-8000-000000000031"), NewOrder.Example);
}

/// <param name="VolunteerIds">1 到 5 位，先接的为准。</param>
public sealed record DispatchRequest([property: Required, MinLength(1), MaxLength(DispatchOrder.MostAsked)] IReadOnlyList<Guid> VolunteerIds)
{
    public static DispatchRequest Example => new([new Guid("01950000-0000-7000-8000-000000000032")]);
}

/// <summary>没有手机的组员口头答应了，由组长记下。</summary>
/// <param name="VolunteerId">派给了谁。</param>
public sealed record AcceptOrderForRequest(Guid VolunteerId)
{
    public static AcceptOrderForRequest Example => new(new Guid("01950000-0000-7000-8000-000000000032"));
}

/// <summary>没有手机的组员口头说不接，由组长记下。</summary>
/// <param name="VolunteerId">派给了谁。</param>
/// <param name="Text">说明，最多 200 个字。</param>
public sealed record DeclineOrderForRequest(Guid VolunteerId, DeclineCode Code, [property: StringLength(1000)] string? Text = null)
{
    public static DeclineOrderForRequest Example => new(new Guid("01950000-0000-7000-8000-000000000032"), DeclineCode.NoTime);
}

/// <param name="VolunteerIds">1 到 5 位，先答应的同行。</param>
public sealed record AskAlongRequest([property: Required, MinLength(1), MaxLength(DispatchOrder.MostAsked)] IReadOnlyList<Guid> VolunteerIds)
{
    public static AskAlongRequest Example => new([new Guid("01950000-0000-7000-8000-000000000032")]);
}

/// <param name="Reason">为什么可以一人上门，最多 200 个字。</param>
public sealed record AllowAloneRequest([property: Required, StringLength(1000)] string Reason)
{
    public static AllowAloneRequest Example => new("只在楼下交接，不进门");
}

/// <param name="Text">说明，最多 200 个字。</param>
public sealed record DeclineOrderRequest(DeclineCode Code, [property: StringLength(1000)] string? Text = null)
{
    public static DeclineOrderRequest Example => new(DeclineCode.NoTime);
}

/// <param name="Text">最多 500 个字。</param>
public sealed record OrderContactRequest(ContactWay Way, [property: StringLength(2500)] string? Text = null)
{
    public static OrderContactRequest Example => new(ContactWay.Call, "约好明天上午十点上门");
}

/// <param name="Question">最多 500 个字。</param>
public sealed record AskOrderInfoRequest([property: Required, StringLength(2500)] string Question)
{
    public static AskOrderInfoRequest Example => new("灯在哪一层？");
}

/// <param name="Answer">最多 500 个字。</param>
public sealed record GiveOrderInfoRequest([property: Required, StringLength(2500)] string Answer)
{
    public static GiveOrderInfoRequest Example => new("三楼和四楼之间。");
}

/// <param name="What">做了什么，最多 500 个字。</param>
/// <param name="Minutes">1 到 1440。</param>
/// <param name="PhotoIds">最多 9 张，先上传。</param>
public sealed record FinishOrderRequest([property: Required, StringLength(2500)] string What, [property: Range(1, FinishOrder.MostMinutes)] int Minutes, [property: MaxLength(Order.MaxPhotos)] IReadOnlyList<Guid>? PhotoIds = null)
{
    public static FinishOrderRequest Example => new("换了灯泡，试过能亮。", 30);

    internal ServiceReport ToReport() => new(What, Minutes, PhotoIds ?? []);
}

/// <param name="Text">组长回访时必填：怎么问的、居民怎么说。</param>
public sealed record ConfirmOrderRequest([property: StringLength(2500)] string? Text = null)
{
    public static ConfirmOrderRequest Example => new("灯亮了，谢谢。");
}

/// <param name="Text">哪里没有解决，最多 500 个字。</param>
public sealed record ReopenOrderRequest([property: Required, StringLength(2500)] string Text)
{
    public static ReopenOrderRequest Example => new("第二天又不亮了。");
}

/// <param name="Solved">是否解决。</param>
/// <param name="Speed">速度，1 到 5。</param>
/// <param name="Attitude">态度，1 到 5。</param>
public sealed record RateOrderRequest(bool Solved, [property: Range(1, 5)] int Speed, [property: Range(1, 5)] int Attitude, [property: StringLength(2500)] string? Text = null)
{
    public static RateOrderRequest Example => new(true, 5, 5, "很快就来了。");
}

public sealed record CancelOrderRequest([property: StringLength(1000)] string? Reason = null)
{
    public static CancelOrderRequest Example => new("物业已经修好");
}

/// <param name="Where">该找谁办，最多 300 个字。</param>
public sealed record SendOrderElsewhereRequest([property: Required, StringLength(1500)] string Where)
{
    public static SendOrderElsewhereRequest Example => new("公共照明归物业，电话在单元门口。");
}

public sealed record MergeOrderRequest(Guid IntoId)
{
    public static MergeOrderRequest Example => new(new Guid("01950000-0000-7000-8000-000000000033"));
}

/// <param name="VolunteerIds">1 到 5 位，先接的为准；有人接手前仍由原来的人负责。</param>
public sealed record TransferOrderRequest([property: Required, MinLength(1), MaxLength(DispatchOrder.MostAsked)] IReadOnlyList<Guid> VolunteerIds)
{
    public static TransferOrderRequest Example => new([new Guid("01950000-0000-7000-8000-000000000032")]);
}

/// <param name="Days">工作日。</param>
public sealed record ExtendOrderRequest([property: Range(1, 30)] int Days, [property: Required, StringLength(1000)] string Reason)
{
    public static ExtendOrderRequest Example => new(2, "等配件到货");
}

public sealed record PrioritiseOrderRequest(OrderPriority Priority)
{
    public static PrioritiseOrderRequest Example => new(OrderPriority.P1);
}

/// <summary>我现在接不接单、会做什么</summary>
/// <param name="Skills">点单类别的编码。</param>
public sealed record OrderVolunteerRequest(bool Available, [property: MaxLength(20)] IReadOnlyList<string>? Skills = null)
{
    public static OrderVolunteerRequest Example => new(true, ["facility", "environment"]);
}

public sealed record EscalateOrderRequest([property: Required, StringLength(1500)] string Reason)
{
    public static EscalateOrderRequest Example => new("要换整条线路，小组办不了。");
}
