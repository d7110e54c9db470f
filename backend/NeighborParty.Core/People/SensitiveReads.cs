using System.Text.Json;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.People;

/// <summary>
/// 敏感信息查看记录: whoever sees a full phone or address leaves a row in the audit trail that names the person seen,
/// the field and the reason. Call before showing; the row commits with the unit of work.
/// </summary>
public sealed class SensitiveReads(AuditTrail audit)
{
    public const string Action = "person.sensitive_read";

    /// <param name="field">phone, door, party …</param>
    /// <param name="reason">What the reader gave, or the rule that shows it (contact.agreed).</param>
    /// <param name="via">As a leader, for the resident.</param>
    /// <param name="order">Which it was about.</param>
    public void Record(Guid personId, string field, string reason, ActedVia? via = null, Guid? order = null) =>
        audit.Record(new Act(Action, nameof(Person), personId) { ReasonText = reason, Details = order is null ? new { field } : new { field, order }, Via = via });

    /// <summary>As the person seen may know it; the office tells nobody more.</summary>
    public static string WhoLooked(AuditEvent read) => read.ActorKind switch
    {
        ActorKind.Staff => $"社区工作人员 {read.ActorName}",
        ActorKind.Resident => $"邻居 {Masking.Name(read.ActorName)}",
        _ => "系统",
    };

    public static string FieldOf(AuditEvent read) => DetailOf(read, "field") ?? "";

    /// <summary>Null when it was about none, and for looks of before this was written down.</summary>
    public static Guid? OrderOf(AuditEvent read) => Guid.TryParse(DetailOf(read, "order"), out var order) ? order : null;

    private static string? DetailOf(AuditEvent read, string name)
    {
        if (read.Details is null)
            return null;
        using var details = JsonDocument.Parse(read.Details);
        return details.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
