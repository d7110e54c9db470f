using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeighborParty.Core.Slips;

/// <summary>One line of a leaf: 类别 and 设施.</summary>
public sealed record SlipLine(string Label, string Value);

/// <summary>What stands on a leaf, word for word. Neither phone nor door number is ever in it.</summary>
/// <param name="Previous">The hash of the version before, so that none can be taken out of the middle.</param>
public sealed record SlipSnapshot(string Number, SlipLeafKind Kind, int Version, string Community, DateTime FrozenAt, IReadOnlyList<SlipLine> Lines, string? Previous)
{
    // The bytes are what is hashed: these options must never change.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static SlipSnapshot FromJson(string json) => JsonSerializer.Deserialize<SlipSnapshot>(json, Json)!;

    /// <summary>SHA-256, 64 hex digits.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    public static string Label(SlipLeafKind kind) => kind switch
    {
        SlipLeafKind.Problem => "第一联 问题单",
        SlipLeafKind.Responsibility => "第二联 责任单",
        _ => "第三联 服务单",
    };
}
