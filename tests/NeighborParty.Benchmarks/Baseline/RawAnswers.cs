using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeighborParty.Benchmarks.Baseline;

/// <summary>The product's fields, names and bytes.</summary>
public sealed record RawPost(
    Guid Id, string Kind, string Category, string CategoryName, string Urgency, string Visibility, string Title, string Excerpt,
    string? Photo, string Building, string Author, bool IsMine, string State, string StateName, DateTime ListedAt, DateTime ExpiresAt);

public sealed record RawPage(List<RawPost> Items, string? Next);

public sealed record RawPhoto(Guid Id, string Url);

public sealed record RawAnswer(Guid Id, string Author, bool IsMine, string Text, string State, string StateName, DateTime CreatedAt, bool CanSeeContact);

public sealed record RawDetails(RawPost Post, string Text, List<RawPhoto> Photos, List<RawAnswer> Answers, bool CanAnswer, int Version);

public sealed record RawTap(string Code, double Latitude, double Longitude, double AccuracyMetres, string CoordinateSystem, DateTime ClaimedAt, string DeviceId);

public sealed record RawArrival(Guid Id, Guid SignupId, Guid ShiftId, string Kind, DateTime At, string State, bool Late, int DistanceMetres, string Message, DateTime CheckOutUntil);

public sealed record RawCount(string Day, Guid Group, string State, long Count);

[JsonSerializable(typeof(RawPage))]
[JsonSerializable(typeof(RawDetails))]
[JsonSerializable(typeof(RawTap))]
[JsonSerializable(typeof(RawArrival))]
[JsonSerializable(typeof(List<RawCount>))]
public sealed partial class RawJson : JsonSerializerContext
{
    /// <summary>Chinese as it is, as the product writes it.</summary>
    public static RawJson Relaxed { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
