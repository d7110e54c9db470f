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
    public void Record(Guid personId, string field, string reason, ActedVia? via = null) =>
        audit.Record(new Act(Action, nameof(Person), personId) { ReasonText = reason, Details = new { field }, Via = via });
}
