namespace NeighborParty.Core.WeChat;

/// <summary>
/// What a noun does with one event that WeChat pushes. To add one: implement this in the noun's folder and register it in
/// its services with <c>AddScoped&lt;IPushHandler, TakeMediaVerdict&gt;()</c>; nothing else is needed.
/// <para>
/// By then the push has been verified, decrypted, stored once (repeats are dropped) and answered; the handler runs from the
/// outbox, in a scope of its own that has entered no community: look up the row with <c>AcrossCommunities()</c>, then
/// <c>CommunityScope.Enter</c> its community. Like every outbox work it may run more than once.
/// </para>
/// <para>
/// A verdict may arrive before the answer of the request that it belongs to was stored. If nothing is known of it yet,
/// throw <see cref="PushTooEarlyException"/>: the push is kept and comes again, for a day. Several handlers may take one event.
/// </para>
/// </summary>
public interface IPushHandler
{
    /// <summary>The event's name in lower case as in WeChat's documents, e.g. <c>wxa_media_check</c>; see <see cref="PushEvents"/>.</summary>
    string Event { get; }

    /// <param name="push">Of the type that belongs to the event, e.g. <see cref="MediaCheckPush"/>.</param>
    Task HandleAsync(PushMessage push, CancellationToken ct);
}

/// <summary>The product knows nothing of this push yet; it comes again.</summary>
public sealed class PushTooEarlyException() : Exception("Nothing is known of this push yet.");

/// <summary>The events that have handlers.</summary>
public static class PushEvents
{
    public const string MediaCheck = "wxa_media_check";
    public const string SubscribePopup = "subscribe_msg_popup_event";
    public const string SubscribeChange = "subscribe_msg_change_event";
    public const string SubscribeSent = "subscribe_msg_sent_event";
    public const string ConsentRevoked = "user_authorization_revoke";
    public const string AccountClosed = "user_authorization_cancellation";
}
