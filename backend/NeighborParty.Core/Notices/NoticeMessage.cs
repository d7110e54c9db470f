using System.Globalization;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Notices;

/// <summary>
/// A notice as one of the templates says it. The keys are those under which the template was applied for; text is cut to WeChat's 20 characters
/// when it is sent, so a day or an hour stands in a field of its own or at the beginning. No phone, no door number.
/// </summary>
public sealed record NoticeMessage
{
    private NoticeMessage(MessageTemplate template, params (string Key, string Value)[] fields) =>
        (Template, Fields) = (template, fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));

    public MessageTemplate Template { get; }

    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <param name="group">The group asked to join.</param>
    /// <param name="result">Five Chinese characters at most.</param>
    /// <param name="remark">What to do now.</param>
    /// <param name="at">UTC.</param>
    public static NoticeMessage JoinResult(string group, string result, string remark, DateTime at) =>
        new(MessageTemplate.JoinResult, ("thing1", group), ("phrase2", result), ("thing3", remark), ("time4", Moment(at)));

    /// <param name="title">Of the shift.</param>
    /// <param name="startsAt">UTC.</param>
    /// <param name="remark">Where, or what has changed.</param>
    public static NoticeMessage Duty(string title, DateTime startsAt, string remark) =>
        new(MessageTemplate.DutyReminder, ("thing1", title), ("time2", Moment(startsAt)), ("thing3", remark));

    /// <param name="about">The post, the order, the item.</param>
    /// <param name="text">What happened.</param>
    /// <param name="at">The moment it is about, UTC: the meeting, until when an answer is waited for; else now.</param>
    public static NoticeMessage Neighbours(string about, string text, DateTime at) =>
        new(MessageTemplate.AidAnswer, ("thing1", about), ("thing2", text), ("time3", Moment(at)));

    /// <param name="serial">On the armband.</param>
    /// <param name="state">Five Chinese characters at most.</param>
    /// <param name="remark">What to do now.</param>
    public static NoticeMessage Armband(string serial, string state, string remark) =>
        new(MessageTemplate.ArmbandNotice, ("character_string1", serial), ("phrase2", state), ("thing3", remark));

    /// <summary>Without the day of the week, which WeChat does not take in a time.</summary>
    private static string Moment(DateTime utc) => ChinaTime.ToLocal(utc).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
}
