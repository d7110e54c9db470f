using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Photos;

public static class PhotoRefusals
{
    public static RefusedException WrongType() =>
        new(RefusalKind.Unprocessable, "photo.wrong_type", "只能上传 JPG 或 PNG 格式的照片。");

    public static RefusedException Damaged() =>
        new(RefusalKind.Unprocessable, "photo.damaged", "照片已损坏或不完整，请重新选择。");

    public static RefusedException TooManyPixels() =>
        new(RefusalKind.Unprocessable, "photo.too_many_pixels", "照片尺寸太大，请压缩后再上传（每边不超过 8000 像素，总共不超过 2500 万像素）。");

    public static RefusedException TooLarge() =>
        new(RefusalKind.TooLarge, "photo.too_large", "照片不能超过 10 MB，请压缩后再上传。");

    public static RefusedException Missing() => Refusals.Invalid("photo", "请选择一张照片。");

    /// <summary>Told before the picture goes anywhere.</summary>
    public static RefusedException AssuranceRequired() =>
        new(RefusalKind.Unprocessable, "photo.assurance_required", "上传前请确认：照片上没有孩子的脸、证件和车牌；如果有，须已得到本人同意，孩子须由监护人同意。") { Field = "assurance" };

    /// <summary>Of whom somebody else brings a picture; who takes it himself is asked for the consent.</summary>
    /// <param name="field">Of the form.</param>
    public static RefusedException ConsentWithdrawn(string field) =>
        new(RefusalKind.Unprocessable, "photo.consent_withdrawn", "居民已撤回对照片的同意，不能存照片，请改用文字记录。") { Field = field };

    public static RefusedException NotYours() =>
        new(RefusalKind.Unprocessable, "photo.not_usable", "有照片已失效或不是您上传的，请重新上传。") { Field = "photoIds" };
}
