# Names and short texts of pages. What stands between two asterisks on each side is a label of Admin Console.

product-name = Connect Gong to 8x8
label-example = Open **API Keys**.
