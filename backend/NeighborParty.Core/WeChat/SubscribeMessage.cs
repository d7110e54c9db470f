namespace NeighborParty.Core.WeChat;

/// <summary>One message to one person who granted it.</summary>
/// <param name="OpenId">The receiver.</param>
/// <param name="TemplateId">The template the grant is for.</param>
/// <param name="Page">What a tap opens, with query if need be, without leading slash; null opens nothing.</param>
/// <param name="Data">The fields of the template, already in the form WeChat takes.</param>
public sealed record SubscribeMessage(string OpenId, string TemplateId, string? Page, SubscribeMessageData Data)
{
    /// <summary>Names the template only: neither receiver nor text must reach a log.</summary>
    public override string ToString() => $"{nameof(SubscribeMessage)} {TemplateId}";
}
