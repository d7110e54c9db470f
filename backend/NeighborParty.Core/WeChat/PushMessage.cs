using System.Text.Json.Serialization;

namespace NeighborParty.Core.WeChat;

/// <summary>What WeChat told. Match on the type; <see cref="OtherPush"/> is everything the product does not know.</summary>
[JsonDerivedType(typeof(MediaCheckPush), "media")]
[JsonDerivedType(typeof(SubscribePush), "subscribe")]
[JsonDerivedType(typeof(PrivacyPush), "privacy")]
[JsonDerivedType(typeof(OtherPush), "other")]
public abstract record PushMessage(PushEnvelope Envelope)
{
    /// <summary>Names type and event only: the sender must not reach a log.</summary>
    public sealed override string ToString() => $"{GetType().Name} {Envelope.Event}";
}

/// <summary>What every push has.</summary>
/// <param name="Event">The event's name as WeChat writes it; empty for a message that is not an event.</param>
/// <param name="MessageType"><c>event</c>, <c>text</c> and so on.</param>
/// <param name="FromUserName">The person, or WeChat's own push identity.</param>
/// <param name="CreatedAt">UTC; null when missing.</param>
/// <param name="DedupeKey">64 hex digits, the same for every repetition of one push and for no other push. For a unique column.</param>
public sealed record PushEnvelope(string Event, string MessageType, string FromUserName, DateTime? CreatedAt, string DedupeKey)
{
    /// <summary>Names the event only: the sender must not reach a log.</summary>
    public override string ToString() => $"{nameof(PushEnvelope)} {Event}";
}

/// <summary>The verdict on a picture or sound.</summary>
public sealed record MediaCheckPush(PushEnvelope Envelope, MediaCheckResult Result) : PushMessage(Envelope);

/// <summary>Choices or deliveries of subscribe messages of one person, which is <see cref="PushEnvelope.FromUserName"/>.</summary>
public sealed record SubscribePush(PushEnvelope Envelope, SubscribePushKind Kind, IReadOnlyList<SubscribeItem> Items) : PushMessage(Envelope);

/// <summary>Somebody withdrew a consent, closed the account, or had profile data removed.</summary>
/// <param name="Envelope">What every push has; its sender is WeChat, not the person.</param>
/// <param name="Kind">What happened.</param>
/// <param name="OpenId">The person concerned.</param>
/// <param name="UnionId">The person across apps, if told.</param>
/// <param name="RevokedScopes">For a withdrawn consent: 1 car plate, 2 address, 3 invoice, 4 Bluetooth, 5 microphone, 6 nickname and avatar,
/// 7 camera, 8 phone, 12 steps, 13 location, 14 picture or video, 15 file, 16 e-mail, 18 chosen location, 19 nickname input, 20 avatar.</param>
public sealed record PrivacyPush(
    PushEnvelope Envelope, PrivacyPushKind Kind, string OpenId, string? UnionId, IReadOnlyList<int> RevokedScopes) : PushMessage(Envelope);

/// <summary>A push the product takes no interest in.</summary>
public sealed record OtherPush(PushEnvelope Envelope) : PushMessage(Envelope);

/// <summary>What subscribe events tell.</summary>
public enum SubscribePushKind
{
    /// <summary>The choice in the dialog (<c>subscribe_msg_popup_event</c>).</summary>
    Popup,

    /// <summary>A later change in the settings; only rejections (<c>subscribe_msg_change_event</c>).</summary>
    Change,

    /// <summary>How one delivery went (<c>subscribe_msg_sent_event</c>).</summary>
    Sent,
}

/// <summary>What privacy events tell.</summary>
public enum PrivacyPushKind
{
    /// <summary>WeChat removed risky profile data (<c>user_info_modified</c>).</summary>
    ProfileModified,

    /// <summary>A consent was withdrawn (<c>user_authorization_revoke</c>).</summary>
    ConsentRevoked,

    /// <summary>The WeChat account was closed (<c>user_authorization_cancellation</c>).</summary>
    AccountClosed,
}

/// <summary>One template within a subscribe event.</summary>
/// <param name="TemplateId">Which template.</param>
/// <param name="Accepted">Whether the person accepted; null for deliveries.</param>
/// <param name="Delivered">Whether it was delivered; null for choices.</param>
/// <param name="ErrorCode">For deliveries, 0 when delivered.</param>
public sealed record SubscribeItem(string TemplateId, bool? Accepted, bool? Delivered, int ErrorCode);
