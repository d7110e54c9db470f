namespace NeighborParty.Core.Consents;

/// <summary>What a person agrees to, one by one; nothing is bundled.</summary>
public enum ConsentPurpose
{
    /// <summary>用户须知与个人信息处理: the core. Without it nobody is a person in the community.</summary>
    Membership,

    /// <summary>党员身份: sensitive, of its own.</summary>
    PartyAttribute,

    /// <summary>位置: sensitive, only at check-in.</summary>
    Location,

    /// <summary>公示栏展示</summary>
    BoardDisplay,

    /// <summary>微信消息</summary>
    Messages,

    /// <summary>照片</summary>
    Photos,
}
