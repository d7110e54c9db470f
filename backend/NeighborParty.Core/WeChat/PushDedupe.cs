using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.WeChat;

/// <summary>
/// The key by which a repeated push is known. The official rule is the message id, else sender and time. That loses one of two
/// media verdicts of the same second, so those go by trace id; and privacy events are all sent by WeChat itself, so the
/// person and the detail join in. Hashed: a key holds no open id and always has the same length.
/// </summary>
internal static class PushDedupe
{
    public static string Key(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
