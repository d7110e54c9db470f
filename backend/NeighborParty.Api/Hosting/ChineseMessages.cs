using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace NeighborParty.Api.Hosting;

/// <summary>What a form says of a value that cannot be read, in Chinese.</summary>
public static class ChineseMessages
{
    public static void Apply(DefaultModelBindingMessageProvider say)
    {
        say.SetMissingBindRequiredValueAccessor(_ => "请填写这一项。");
        say.SetMissingKeyOrValueAccessor(() => "请填写这一项。");
        say.SetMissingRequestBodyRequiredValueAccessor(() => "没有收到内容。");
        say.SetValueMustNotBeNullAccessor(_ => "请填写这一项。");
        say.SetAttemptedValueIsInvalidAccessor((value, _) => $"“{value}”不正确，请检查。");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}”不正确，请检查。");
        say.SetUnknownValueIsInvalidAccessor(_ => "填写的内容不正确，请检查。");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "填写的内容不正确，请检查。");
        say.SetValueIsInvalidAccessor(value => $"“{value}”不正确，请检查。");
        say.SetValueMustBeANumberAccessor(_ => "请填写数字。");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "请填写数字。");
    }
}
