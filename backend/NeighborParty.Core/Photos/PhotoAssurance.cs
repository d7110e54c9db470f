namespace NeighborParty.Core.Photos;

/// <summary>
/// What the sender says of a picture before it goes out. The product recognises no faces: so it asks, keeps the answer with the
/// photo, and shows it to whoever moderates (rule <c>children</c>).
/// </summary>
public enum PhotoAssurance
{
    /// <summary>没有孩子的脸，没有证件、车牌</summary>
    NothingPrivate,

    /// <summary>有，但本人同意；孩子由监护人同意</summary>
    WithConsent,
}

public static class PhotoAssurances
{
    public static string Label(PhotoAssurance? assurance) => assurance switch
    {
        PhotoAssurance.NothingPrivate => "上传人确认：没有孩子的脸、证件和车牌",
        PhotoAssurance.WithConsent => "上传人说已征得同意（孩子由监护人），请核对",
        _ => "上传人没有说明",
    };
}
