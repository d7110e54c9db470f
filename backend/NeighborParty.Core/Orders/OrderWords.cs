namespace NeighborParty.Core.Orders;

/// <summary>How soon. The limits are the policy's; the tiers are those of the Beijing draft (2 hours, a day, a week, two weeks).</summary>
public enum OrderPriority
{
    /// <summary>特急, yet no case for 110, 119 or 120.</summary>
    P0,

    /// <summary>紧急</summary>
    P1,

    /// <summary>一般</summary>
    P2,

    /// <summary>不急</summary>
    P3,
}

/// <summary>By which way it came in.</summary>
public enum OrderChannel
{
    Self,

    /// <summary>A leader at the door.</summary>
    Leader,
    Staff,
    Phone,
    Paper,

    /// <summary>The member who looks after the household, during a visit.</summary>
    Visit,
}

/// <summary>Why a volunteer says no.</summary>
public enum DeclineCode
{
    NoTime,
    NotMySkill,
    TooFar,
    Conflict,
    Unsafe,
    Other,
}

/// <summary>How a volunteer spoke with the resident.</summary>
public enum ContactWay
{
    Call,
    Visit,
    Message,
}

/// <summary>The words of orders for people.</summary>
public static class OrderWords
{
    public static string Label(OrderPriority priority) => priority switch
    {
        OrderPriority.P0 => "特急",
        OrderPriority.P1 => "紧急",
        OrderPriority.P2 => "一般",
        _ => "不急",
    };

    public static string Label(OrderChannel channel) => channel switch
    {
        OrderChannel.Self => "居民自己",
        OrderChannel.Leader => "组长代录",
        OrderChannel.Staff => "社区代录",
        OrderChannel.Phone => "电话",
        OrderChannel.Visit => "走访代录",
        _ => "纸条",
    };

    public static string Label(DeclineCode code) => code switch
    {
        DeclineCode.NoTime => "没有时间",
        DeclineCode.NotMySkill => "不会做",
        DeclineCode.TooFar => "离得太远",
        DeclineCode.Conflict => "需要回避",
        DeclineCode.Unsafe => "不安全",
        _ => "其他原因",
    };

    public static string Label(ContactWay way) => way switch { ContactWay.Call => "电话", ContactWay.Visit => "上门", _ => "消息" };

    public static string Label(SuggestedBecause because) => because switch
    {
        SuggestedBecause.CaresForHousehold => "包户",
        SuggestedBecause.Post => "岗位",
        SuggestedBecause.Skill => "会做",
        SuggestedBecause.Area => "责任区",
        _ => "手上没有点单",
    };
}
