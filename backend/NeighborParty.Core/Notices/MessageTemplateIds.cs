namespace NeighborParty.Core.Notices;

/// <summary>Section <c>WeChat:Templates</c>: the ids that WeChat gave the templates, by <see cref="MessageTemplate"/>. A missing one is not offered to phones.</summary>
public sealed class MessageTemplateIds
{
    public string? JoinResult { get; set; }

    public string? DutyReminder { get; set; }

    public string? AidAnswer { get; set; }

    public string? ArmbandNotice { get; set; }

    public string? Of(MessageTemplate template) => template switch
    {
        MessageTemplate.JoinResult => JoinResult,
        MessageTemplate.DutyReminder => DutyReminder,
        MessageTemplate.AidAnswer => AidAnswer,
        _ => ArmbandNotice,
    };

    /// <summary>The template of a WeChat id, or null.</summary>
    public MessageTemplate? Named(string id)
    {
        foreach (var template in Enum.GetValues<MessageTemplate>())
            if (Of(template) == id)
                return template;
        return null;
    }
}
