namespace NeighborParty.WeChatSandbox.Messages;

internal sealed record DeliveredField(string Key, string Label, string Value);

/// <summary>A message as the person would see it in WeChat.</summary>
internal sealed record DeliveredMessage(
    int Number, string User, string TemplateId, string Title, string? Page, IReadOnlyList<DeliveredField> Fields, string State, string Lang, DateTimeOffset At);

/// <summary>Grants per person and template, and what was delivered on them.</summary>
internal sealed class Inbox
{
    private readonly Dictionary<(string User, string Template), int> grants = [];
    private readonly List<DeliveredMessage> messages = [];

    public IReadOnlyList<DeliveredMessage> Messages => messages;

    public int Grants(string user, string template) => grants.GetValueOrDefault((user, template));

    public void Accept(string user, string template, int count) => grants[(user, template)] = Grants(user, template) + count;

    public void Withdraw(string user, string template) => grants.Remove((user, template));

    /// <summary>One accept buys one message.</summary>
    public void Deliver(DeliveredMessage message, bool spendGrant)
    {
        if (spendGrant)
            grants[(message.User, message.TemplateId)]--;
        messages.Add(message with { Number = messages.Count + 1 });
    }
}
